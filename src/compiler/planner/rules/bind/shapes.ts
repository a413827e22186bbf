/** Which outputs of a tool fit which inputs of another, by their JSON Schemas. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Json, JsonObject } from "../../../../contract/json.ts";
import { dereference, propertiesOf, requiredOf } from "../../../schema/json-schema.ts";
import type { Field } from "./fields.ts";
import { stemWord } from "../../../language/stem.ts";

export interface Output {
  /** `table`, or `passage.text`. */
  readonly path: string;
  readonly name: string;
  readonly schema: JsonObject;
  readonly document: JsonObject;
}

/** The fields of a tool's output, and the fields of those that are objects. */
export function outputsOf({ output }: ToolInfo): Output[] {
  return Object.entries(propertiesOf(output)).flatMap(([name, raw]) => {
    const schema = dereference(raw, output);
    const own: Output = { path: name, name, schema: { ...schema, ...raw }, document: output };
    // A member that may be absent is nothing to rely on.
    const inner = requiredOf(schema).flatMap((key) => {
      const value = propertiesOf(schema)[key];
      if (value === undefined) return [];
      return [{ path: `${name}.${key}`, name: key, schema: value, document: output }];
    });
    return [own, ...inner];
  });
}

/** How an output goes into a field: as it is, or as one item of its list. */
export type Fit = "whole" | "item";

export function fitOf(output: Output, field: Field): Fit | undefined {
  const { schema, document } = field;
  if (field.kind === "shape") {
    if (!isStructured(schema, document)) return undefined;
    const source = resolve(output.schema, output.document);
    if (!field.list)
      return accepts(schema, document, source, output.document) ? "whole" : undefined;
    if (source.type === "array") {
      const items = resolve((source.items ?? {}) as JsonObject, output.document);
      return accepts(schema, document, items, output.document) ? "whole" : undefined;
    }
    return accepts(schema, document, source, output.document) ? "item" : undefined;
  }
  // Text is text by its name: `passage.text` for `text`, or for "the first text". Whatever is a string is not.
  const isInner = output.path !== output.name && output.schema.type === "string";
  const isSame = output.name === field.name || field.words.has(stemWord(output.name));
  if (field.kind !== "text" || !isInner || !isSame) return undefined;
  return field.list ? "item" : "whole";
}

/** Says more than "anything", so that it fits on purpose. */
function isStructured(schema: JsonObject, document: JsonObject): boolean {
  const target = resolve(schema, document);
  return requiredOf(target).length > 0 && Object.keys(propertiesOf(target)).length > 0;
}

/** Whether every value of the source is one of the target (structural subtyping, without annotations). */
function accepts(
  target: JsonObject,
  targets: JsonObject,
  source: JsonObject,
  sources: JsonObject,
): boolean {
  const [to, from] = [resolve(target, targets), resolve(source, sources)];
  const options = from.anyOf;
  if (Array.isArray(options)) {
    return (options as JsonObject[]).every((option) => accepts(to, targets, option, sources));
  }
  if (Array.isArray(to.anyOf)) {
    return (to.anyOf as JsonObject[]).some((option) => accepts(option, targets, from, sources));
  }
  if (to.type === undefined) return Object.keys(to).length === 0;
  if (
    !typesOf(from).every(
      (type) =>
        typesOf(to).includes(type) || (type === "integer" && typesOf(to).includes("number")),
    )
  ) {
    return false;
  }
  if (typesOf(from).length === 0) return false;
  if (Array.isArray(to.enum) && !isSubset(from.enum, to.enum as readonly Json[])) return false;
  if (to.type === "array") {
    return accepts(
      (to.items ?? {}) as JsonObject,
      targets,
      (from.items ?? {}) as JsonObject,
      sources,
    );
  }
  if (to.type !== "object") return true;
  const [wanted, given] = [propertiesOf(to), propertiesOf(from)];
  const hasAll = requiredOf(to).every((name) => requiredOf(from).includes(name));
  return (
    hasAll &&
    Object.keys(wanted).every((name) => {
      const [a, b] = [wanted[name], given[name]];
      return a === undefined || b === undefined || accepts(a, targets, b, sources);
    })
  );
}

function resolve(schema: JsonObject, document: JsonObject): JsonObject {
  return dereference(schema, document);
}

function typesOf({ type }: JsonObject): readonly string[] {
  if (typeof type === "string") return [type];
  return Array.isArray(type) ? (type as string[]) : [];
}

function isSubset(values: Json | undefined, of: readonly Json[]): boolean {
  return Array.isArray(values) && (values as readonly Json[]).every((value) => of.includes(value));
}
