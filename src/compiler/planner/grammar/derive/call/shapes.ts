/** Which outputs of a tool fit which inputs of another, by their JSON Schemas: structural subtyping, without annotations. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Json, JsonObject } from "../../../../../contract/json.ts";
import { dereference, propertiesOf, requiredOf } from "../../../../schema/json-schema.ts";
import { fieldsOf, outputsOf, type Field } from "../../link/fields.ts";

/** An output of a tool that a field can take. */
export interface Match {
  /** `table`, `passage.text` */
  readonly path: string;
  /** Of a list, the output is one of its items. */
  readonly as: "whole" | "item";
  /** Plain text for an object of a title and a text: both are to be put together. */
  readonly wrapped?: true;
}

/** Takes an object that says what it holds, or a list of such. */
export function isStructured({ kind, inner }: Field): boolean {
  return kind === "object" && inner.some(({ required }) => required);
}

/** Takes a text to work on, and not a word to look for in one. */
export function isContent({ kind, list, required, format, description }: Field): boolean {
  return (
    kind === "text" && !list && required && format === undefined && /\btext\b/i.test(description)
  );
}

/** What is worked on, and another call may give. */
export function isMaterial(field: Field): boolean {
  return isStructured(field) || isContent(field);
}

/** Names a place that the data of a tool comes from, where no other call gives it. */
export function isOperand({ schema, format, hasDefault }: Field): boolean {
  return (format === "path" && schema.mustExist === true && !hasDefault) || format === "uri";
}

const known = new WeakMap<ToolInfo, WeakMap<Field, Match | null>>();

/** The output of a tool that fits a field of another; one of the field's own name before others. */
export function matchOf(from: ToolInfo, field: Field, to: ToolInfo): Match | undefined {
  const ofTool = known.get(from) ?? new WeakMap<Field, Match | null>();
  known.set(from, ofTool);
  const before = ofTool.get(field);
  if (before !== undefined) return before ?? undefined;
  const match = isContent(field) ? textMatch(from) : structuredMatch(from, field, to);
  ofTool.set(field, match ?? null);
  return match;
}

function structuredMatch(from: ToolInfo, field: Field, to: ToolInfo): Match | undefined {
  if (!isStructured(field)) return undefined;
  const matches = outputsOf(from).flatMap(({ path, schema }): Match[] => {
    // A member that may be absent is nothing to rely on.
    const [outer = "", member] = path.split(".");
    const parent = dereference(propertiesOf(from.output)[outer] ?? {}, from.output);
    if (member !== undefined && !requiredOf(parent).includes(member)) return [];
    const given = dereference(schema, from.output);
    if (!field.list)
      return accepts(field.schema, to.input, given, from.output) ? [{ path, as: "whole" }] : [];
    const isList = given.type === "array";
    const one = isList ? dereference((given.items ?? {}) as JsonObject, from.output) : given;
    return accepts(field.schema, to.input, one, from.output)
      ? [{ path, as: isList ? "whole" : "item" }]
      : [];
  });
  const own = matches.find(({ path }) => path === field.name) ?? matches[0];
  const text = own === undefined && isTitledText(field) ? plainText(from) : undefined;
  return text === undefined
    ? own
    : { path: text, as: field.list ? "item" : "whole", wrapped: true };
}

/** `{ title, text }` */
function isTitledText({ inner }: Field): boolean {
  const required = inner.filter((one) => one.required);
  return (
    required.length === 2 &&
    ["title", "text"].every((name) =>
      required.some((one) => one.name === name && one.kind === "text"),
    )
  );
}

/** Names of texts for reading; other strings, such as a level or an address, are no substitute for what was found. */
const CONTENTS = new Set("text content contents body output stdout markdown transcript".split(" "));

function textMatch(from: ToolInfo): Match | undefined {
  const path = textIn(from, (inner) => inner) ?? plainText(from);
  return path === undefined ? undefined : { path, as: "whole" };
}

function plainText(from: ToolInfo): string | undefined {
  return textIn(from, (inner) => !inner);
}

function textIn(from: ToolInfo, where: (inner: boolean) => boolean): string | undefined {
  // Text that only repeats an input is not what the tool found out.
  const inputs = new Set(fieldsOf(from).map(({ name }) => name));
  return outputsOf(from).find(
    ({ path, schema }) =>
      where(path.includes(".")) &&
      schema.type === "string" &&
      schema.enum === undefined &&
      schema.format === undefined &&
      CONTENTS.has(path.split(".").at(-1) ?? "") &&
      !inputs.has(path.split(".", 1)[0] ?? ""),
  )?.path;
}

/** Whether every value of the source is one of the target. */
function accepts(
  target: JsonObject,
  targets: JsonObject,
  source: JsonObject,
  sources: JsonObject,
): boolean {
  const [to, from] = [dereference(target, targets), dereference(source, sources)];
  const each = (options: unknown): readonly JsonObject[] | undefined =>
    Array.isArray(options) ? (options as JsonObject[]) : undefined;
  const [given, wanted] = [each(from.anyOf), each(to.anyOf)];
  if (given) return given.every((option) => accepts(to, targets, option, sources));
  if (wanted) return wanted.some((option) => accepts(option, targets, from, sources));
  const [types, allowed] = [typesOf(from), typesOf(to)];
  if (allowed.length === 0) return Object.keys(to).length === 0;
  const fits = (type: string): boolean =>
    allowed.includes(type) || (type === "integer" && allowed.includes("number"));
  if (types.length === 0 || !types.every(fits)) return false;
  const values = each(to.enum) as readonly Json[] | undefined;
  if (values && !(Array.isArray(from.enum) && from.enum.every((value) => values.includes(value))))
    return false;
  if (to.type === "array")
    return accepts(
      (to.items ?? {}) as JsonObject,
      targets,
      (from.items ?? {}) as JsonObject,
      sources,
    );
  if (to.type !== "object") return true;
  const [all, own] = [propertiesOf(to), propertiesOf(from)];
  if (!requiredOf(to).every((name) => requiredOf(from).includes(name))) return false;
  return Object.entries(all).every(([name, schema]) => {
    const other = own[name];
    return other === undefined || accepts(schema, targets, other, sources);
  });
}

function typesOf({ type }: JsonObject): readonly string[] {
  return typeof type === "string" ? [type] : Array.isArray(type) ? (type as string[]) : [];
}
