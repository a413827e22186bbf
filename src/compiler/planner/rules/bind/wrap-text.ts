/** Text that an earlier task gives, for whoever takes texts with a title: what a command prints, for a report. */
import type { Arg, Args } from "../../../../contract/values.ts";
import type { JsonObject } from "../../../../contract/json.ts";
import { dereference, propertiesOf, requiredOf } from "../../../schema/json-schema.ts";
import { textOutput, type Source } from "./connect.ts";
import type { Field } from "./fields.ts";

/** Names of texts for reading; other strings, such as a level or an address, are no substitute for what was found. */
const CONTENTS = new Set("text content contents body output stdout markdown transcript".split(" "));

/** Arguments for texts of tasks that nothing else was taken of, beside those that are there already. */
export function wrapTexts(
  fields: readonly Field[],
  args: Args,
  sources: readonly Source[],
): Readonly<Record<string, Arg>> {
  const field = fields.find(
    ({ kind, schema, document }) => kind === "shape" && isTitledText(schema, document),
  );
  if (field === undefined) return {};
  const said = JSON.stringify(args);
  const texts = sources.flatMap(({ task, tool, title, direct }): Arg[] => {
    const path = direct && !said.includes(`"${task}.`) ? textOutput(tool) : undefined;
    return path === undefined || !CONTENTS.has(path)
      ? []
      : [{ title, text: { $ref: `${task}.${path}` } }];
  });
  const [first] = texts;
  if (first === undefined) return {};
  if (field.list) {
    const before = args[field.name];
    return { [field.name]: [...(Array.isArray(before) ? (before as Arg[]) : []), ...texts] };
  }
  // One place for what is worked on has what it works on already.
  const isFed = sources.some(({ task }) => said.includes(`"${task}.`));
  return isFed ? {} : { [field.name]: first };
}

/** `{ title, text }` */
function isTitledText(schema: JsonObject, document: JsonObject): boolean {
  const target = { ...dereference(schema, document), ...schema };
  const properties = propertiesOf(target);
  const isText = (name: string): boolean => properties[name]?.type === "string";
  const required = requiredOf(target);
  return (
    required.length === 2 &&
    ["title", "text"].every((name) => required.includes(name) && isText(name))
  );
}
