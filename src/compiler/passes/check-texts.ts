import { nonScalarInterpolation, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { argShape, type Arg } from "../../contract/values.ts";
import { callsOf, valuesOf } from "../kinds/index.ts";
import { nestingOf, type Placed } from "../plan/nesting.ts";
import { producersOf, type Producers } from "../plan/producers.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every part of a `$text` is one value, not a group or a list of them: JavaScript would write `[object Object]`. */
export const checkTexts = check("check-texts", (plan, { tools }) => {
  const producers = producersOf(plan, tools);
  return nestingOf(plan).all.flatMap((placed) => checkTask(placed, producers));
});

function checkTask(placed: Placed, producers: Producers): Diagnostic[] {
  const { task } = placed;
  const ofCalls = callsOf(task).flatMap(({ args, at }) =>
    Object.entries(args).flatMap(([name, arg]) => textParts(arg, [at, name])),
  );
  const ofValues = valuesOf(task).flatMap(({ arg, at, inside }) =>
    textParts(arg, [at]).map((part) => ({ ...part, inside })),
  );
  return [...ofCalls, ...ofValues].flatMap((part: Part) => {
    const found = severalIn(part, placed, producers);
    if (found === undefined) return [];
    return [nonScalarInterpolation(found, ...placesOf(task, part.path.join(".")))];
  });
}

interface Part {
  readonly part: Arg;
  readonly path: readonly (string | number)[];
  /** As of a value. */
  readonly inside?: string | undefined;
}

/** The parts of every text inside an argument. */
function textParts(arg: Arg, path: Part["path"]): Part[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "text":
      return shape.parts.flatMap((part, i) => [
        { part, path: [...path, i] },
        ...textParts(part, [...path, i]),
      ]);
    case "list":
      return shape.items.flatMap((item, i) => textParts(item, [...path, i]));
    case "record":
      return shape.entries.flatMap(([key, value]) => textParts(value, [...path, key]));
    case "ref":
    case "param":
    case "time":
    case "literal":
      return [];
  }
}

/** How a part is written, and what it holds, when that is more than one value. */
function severalIn(
  { part, inside }: Part,
  from: Placed,
  { schemaOfArg }: Producers,
): { readonly part: string; readonly holds: "a list" | "an object" } | undefined {
  const shape = argShape(part);
  if (shape.is === "ref") {
    const { type } = schemaOfArg(part, from, inside);
    if (type === "array") return { part: shape.text, holds: "a list" };
    return type === "object" ? { part: shape.text, holds: "an object" } : undefined;
  }
  const value: unknown = shape.is === "literal" ? shape.value : part;
  if (shape.is === "list" || Array.isArray(value)) {
    return { part: JSON.stringify(part), holds: "a list" };
  }
  const isGroup = shape.is === "record" || (shape.is === "literal" && isObject(value));
  return isGroup ? { part: JSON.stringify(part), holds: "an object" } : undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
