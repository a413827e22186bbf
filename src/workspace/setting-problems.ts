/** What zod found wrong, told in the words of the person who wrote the settings. */
import { z } from "zod";
import { settingDoesNotFit, unknownKey, type Diagnostic } from "../contract/diagnostics/index.ts";
import { maskAddress } from "../contract/mask-address.ts";
import { nearestName } from "../contract/nearest.ts";
import { dotted, valueAt, type Layer, type Path } from "./layer.ts";

/**
 * @param layers from weakest to strongest: a problem belongs to the strongest that has the value.
 * @param schema knows which keys may stand where.
 */
export function settingProblems(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  layers: readonly Layer[],
): Diagnostic[] {
  const problems = issues.flatMap(withoutUnions).flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code !== "unrecognized_keys") return [valueProblem(issue, path, layers)];
    const known = knownKeys(schema, path);
    return issue.keys.map((key) => keyProblem([...path, key], known, layers));
  });
  return problems.toSorted(byPlace);
}

/** Where several forms are allowed, the one that was nearly met is the one that was meant. */
function withoutUnions(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const depth = (branch: readonly z.core.$ZodIssue[]) =>
    Math.max(
      0,
      ...branch.map(({ path, code }) => path.length + (code === "unrecognized_keys" ? 1 : 0)),
    );
  const [meant = []] = issue.errors.toSorted((a, b) => depth(b) - depth(a));
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(withoutUnions);
}

/** Top to bottom within a file; what stands in no file comes last. */
function byPlace(a: Diagnostic, b: Diagnostic): number {
  const key = ({ places: [place] }: Diagnostic): readonly [string, number] =>
    place?.in === "file" ? [place.file, place.line ?? 0] : ["\uffff", 0];
  const [[fileA, lineA], [fileB, lineB]] = [key(a), key(b)];
  return fileA === fileB ? lineA - lineB : fileA < fileB ? -1 : 1;
}

function keyProblem(path: Path, known: readonly string[], layers: readonly Layer[]): Diagnostic {
  const layer = owner(path, layers);
  const sibling = (key: string) => [...path.slice(0, -1), key];
  const nearest = nearestName(String(path.at(-1)), known);
  return unknownKey(
    {
      key: layer?.nameOf(path) ?? dotted(path),
      ...(nearest !== undefined && { nearest: layer?.nameOf(sibling(nearest)) ?? nearest }),
      known: known.map((key) => layer?.nameOf(sibling(key)) ?? key),
    },
    ...(layer?.placeOf(path, "key") ?? []),
  );
}

function valueProblem(issue: z.core.$ZodIssue, path: Path, layers: readonly Layer[]): Diagnostic {
  const layer = owner(path, layers);
  const { found, value: here } = valueAt(layer?.value, path);
  const value = issue.code === "invalid_key" ? path.at(-1) : here;
  const options = issue.code === "invalid_value" ? issue.values.map(String) : [];
  const nearest = typeof value === "string" ? nearestName(value, options) : undefined;
  return settingDoesNotFit(
    {
      key: (issue.code === "invalid_key" ? "The key " : "") + (layer?.nameOf(path) ?? dotted(path)),
      expected: expected(issue),
      ...(found && { found: shown(value) }),
      ...(nearest !== undefined && { nearest }),
    },
    ...(layer?.placeOf(path, found && issue.code !== "invalid_key" ? "value" : "key") ?? []),
  );
}

/** JSON without passwords of addresses; JSON has no NaN, which is what yargs makes of `--max-parallel many`. */
function shown(value: unknown): string {
  if (typeof value === "number") return String(value);
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string" && part.includes("://") ? maskAddress(part) : part,
  );
}

/** The strongest layer that has the setting; for a missing one, the strongest that has what surrounds it. */
function owner(path: Path, layers: readonly Layer[]): Layer | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const start = path.slice(0, length);
    const layer = layers.findLast(({ value }) => valueAt(value, start).found);
    if (layer !== undefined) return layer;
  }
  return undefined;
}

const articles: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "a group of settings",
  record: "a group of settings",
};

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return articles[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `${issue.inclusive === true ? "at least" : "more than"} ${issue.minimum}`;
    case "too_big":
      return `${issue.inclusive === true ? "at most" : "less than"} ${issue.maximum}`;
    case "invalid_format":
      return issue.format === "url"
        ? "a URL such as http://127.0.0.1:11434/v1"
        : `in the form ${issue.pattern ?? issue.format}`;
    case "invalid_key":
      return issue.issues.map(expected).join(", ");
    case "unrecognized_keys":
    case "invalid_union":
    case "invalid_element":
    case "not_multiple_of":
    case "custom":
      return issue.message;
  }
}

/** Keys that may stand at a path, read from the JSON Schema: it is plain data, a zod type is not. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  const root: JsonSchema = z.toJSONSchema(schema, { io: "input" });
  const node = path.reduce<JsonSchema | undefined>(childSchema, root);
  return Object.keys(asObject(node).properties ?? {}).filter((key) => key !== "$schema");
}

type JsonSchema = z.core.JSONSchema._JSONSchema;

function childSchema(node: JsonSchema | undefined, step: string | number): JsonSchema | undefined {
  const { properties, additionalProperties, items } = asObject(node);
  return properties?.[step] ?? additionalProperties ?? (Array.isArray(items) ? items[0] : items);
}

function asObject(node: JsonSchema | undefined): z.core.JSONSchema.BaseSchema {
  return typeof node === "object" ? node : {};
}
