/** References whose values cannot be what their argument takes, such as a table for a text: the build would find them later. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { dataDoesNotFit, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import { canonicalJson, type JsonObject } from "../../../../contract/json.ts";
import type { Plan } from "../../../../contract/plan.ts";
import { argShape, type Arg } from "../../../../contract/values.ts";
import { callsOf } from "../../../kinds/index.ts";
import { nestingOf, type Placed } from "../../../plan/nesting.ts";
import { producersOf, type Producers } from "../../../plan/producers.ts";
import { excerpt } from "../../../schema/compose.ts";
import { contradicts } from "../../../schema/contradicts.ts";
import { branchesOf, dereference, propertiesOf, type Schema } from "../../../schema/json-schema.ts";
import { TypeWriter } from "../tell/type-text.ts";

export function checkReferenceTypes(
  plan: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
): Diagnostic[] {
  const producers = producersOf(plan, tools);
  return nestingOf(plan).all.flatMap((placed) =>
    callsOf(placed.task).flatMap(({ tool: name, args, at }) => {
      const input = tools.get(name)?.input ?? {};
      return Object.entries(args).flatMap(([argument, arg]) => {
        const wanted = propertiesOf(input)[argument];
        if (wanted === undefined) return [];
        return misfits(arg, excerpt(wanted, input), [at, argument], placed, producers);
      });
    }),
  );
}

function misfits(
  arg: Arg,
  wanted: Schema,
  path: readonly (string | number)[],
  placed: Placed,
  producers: Producers,
): Diagnostic[] {
  const shape = argShape(arg);
  if (shape.is === "list") {
    const target = dereference(wanted, wanted);
    const lists = [target, ...branchesOf(target)].filter(
      (one) => typeof one.items === "object" && one.items !== null,
    );
    const [only] = lists;
    if (lists.length !== 1 || only === undefined) return [];
    const item = excerpt(only.items as Schema, wanted);
    return shape.items.flatMap((inner, i) => misfits(inner, item, [...path, i], placed, producers));
  }
  if (shape.is === "record") {
    const fields = propertiesOf(dereference(wanted, wanted));
    return shape.entries.flatMap(([name, inner]) => {
      const field = fields[name];
      return field === undefined
        ? []
        : misfits(inner, excerpt(field, wanted), [...path, name], placed, producers);
    });
  }
  if (shape.is !== "ref") return [];
  const given = producers.schemaOfArg(arg, placed);
  if (!contradicts(given, wanted)) return [];
  const argument = `${placed.task.id}.${path.join(".")}`;
  const reason = `${typeText(given)} does not fit ${typeText(wanted)}`;
  return [
    dataDoesNotFit(
      { argument, reason, source: shape.text },
      { in: "plan", task: placed.task.id, path: path.join(".") },
    ),
  ];
}

/** A type that is named is called by its name. */
function typeText(schema: Schema): string {
  const { $defs = {}, description: _description, ...own } = schema;
  const key = canonicalJson(own);
  const named = Object.entries($defs as JsonObject).find(([, one]) => canonicalJson(one) === key);
  if (named !== undefined) return named[0];
  const text = new TypeWriter([schema]).type(schema, schema, "value");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
