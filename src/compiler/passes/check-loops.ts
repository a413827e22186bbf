import { loopWithoutBound, notAList, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { argShape, type Arg } from "../../contract/values.ts";
import { blocksOf } from "../kinds/index.ts";
import { nestingOf, type Placed } from "../plan/nesting.ts";
import { producersOf, type Producers } from "../plan/producers.ts";
import { dereference, propertiesOf } from "../schema/json-schema.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Whatever is repeated has an end, and what is gone over is a list. */
export const checkLoops = check("check-loops", (plan, { tools }) => {
  const producers = producersOf(plan, tools);
  return nestingOf(plan).all.flatMap((placed) =>
    blocksOf(placed.task).flatMap(({ unboundedAt, variables = [] }) => [
      ...(unboundedAt === undefined
        ? []
        : [loopWithoutBound({ task: placed.task.id }, ...placesOf(placed.task, unboundedAt))]),
      ...variables.flatMap(({ holds }) =>
        holds.is === "item" ? checkList(holds.of, placed, producers) : [],
      ),
    ]),
  );
});

function checkList(arg: Arg, placed: Placed, { schemaOfArg }: Producers): Diagnostic[] {
  const schema = schemaOfArg(arg, placed);
  const { type } = schema;
  if (typeof type !== "string" || type === "array") return [];
  const shape = argShape(arg);
  const value =
    shape.is === "ref"
      ? shape.text
      : shape.is === "param"
        ? `params.${shape.name}`
        : JSON.stringify(arg);
  const lists = Object.entries(propertiesOf(schema))
    .filter(([, field]) => dereference(field, schema).type === "array")
    .map(([name]) => name);
  const { task } = placed;
  const holds = words[type] ?? type;
  return [notAList({ task: task.id, value, holds, lists }, ...placesOf(task, "forEach"))];
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "an object",
  null: "null",
};
