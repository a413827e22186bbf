/** What zod found wrong, told in the words of the person who wrote the settings. */
import type { z } from "zod";
import { settingDoesNotFit, unknownKey, type Diagnostic } from "../contract/diagnostics/index.ts";
import { maskAddress } from "../contract/mask-address.ts";
import { nearestName } from "../contract/nearest.ts";
import { keysOf, shapeFor, shapeOf, shapeWithin, type Shape } from "../contract/schema-shape.ts";
import { dotted, valueAt, type Layer, type Path } from "./layer.ts";

/** Where a person looks up what may be written. */
export interface DescribedIn {
  /** A page of the documentation: `docs/plan.md`. */
  readonly page: string;
  /** What it calls a key. */
  readonly what: "setting" | "field";
}

/**
 * @param layers from weakest to strongest: a problem belongs to the strongest that has the value.
 * @param schema knows which keys may stand where.
 * @param page that describes them; default: that of the configuration.
 */
export function settingProblems(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  layers: readonly Layer[],
  page?: DescribedIn,
): Diagnostic[] {
  const problems = issues.flatMap(withoutUnions).flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code !== "unrecognized_keys") return [valueProblem(issue, path, layers, page)];
    const known = knownKeys(schema, path, layers);
    return issue.keys.map((key) => keyProblem([...path, key], known, layers, page));
  });
  return problems.toSorted(byPlace);
}

/** Where several forms are allowed, the one that was nearly met is the one that was meant. */
function withoutUnions(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const constants = issue.errors.map((branch) => branch.find(isOtherConstant));
  const isNone = constants.length > 0 && constants.every((constant) => constant !== undefined);
  if (isNone || issue.errors.length === 0) return [noSuchForm(issue, constants)];
  const depth = (branch: readonly z.core.$ZodIssue[]) =>
    Math.max(
      0,
      ...branch.map(({ path, code }) => path.length + (code === "unrecognized_keys" ? 1 : 0)),
    );
  const [meant = []] = issue.errors
    .filter((_, i) => constants[i] === undefined)
    .toSorted((a, b) => depth(b) - depth(a));
  return meant
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(withoutUnions);
}

type ValueIssue = Extract<z.core.$ZodIssue, { code: "invalid_value" }>;

/** Of a form that is told by the value of a key, `kind`, and another one is written. */
function isOtherConstant(issue: z.core.$ZodIssue): issue is ValueIssue {
  return issue.code === "invalid_value" && issue.path.length === 1 && issue.values.length === 1;
}

/** What tells the forms is none of theirs: the value has to be one of those that tell them. */
function noSuchForm(
  issue: Extract<z.core.$ZodIssue, { code: "invalid_union" }>,
  constants: readonly (ValueIssue | undefined)[],
): z.core.$ZodIssue {
  const told = constants[0]?.path ?? [];
  const options = "options" in issue ? issue.options : [];
  const values = [...constants.flatMap((constant) => constant?.values ?? []), ...options];
  return { code: "invalid_value", message: issue.message, path: [...issue.path, ...told], values };
}

/** Top to bottom within a file; what stands in no file comes last. */
function byPlace(a: Diagnostic, b: Diagnostic): number {
  const key = ({ places: [place] }: Diagnostic): readonly [string, number] =>
    place?.in === "file" ? [place.file, place.line ?? 0] : ["\uffff", 0];
  const [[fileA, lineA], [fileB, lineB]] = [key(a), key(b)];
  return fileA === fileB ? lineA - lineB : fileA < fileB ? -1 : 1;
}

function keyProblem(
  path: Path,
  known: readonly string[],
  layers: readonly Layer[],
  page: DescribedIn | undefined,
): Diagnostic {
  const layer = owner(path, layers);
  const sibling = (key: string) => [...path.slice(0, -1), key];
  const nearest = nearestName(String(path.at(-1)), known);
  return unknownKey(
    {
      key: layer?.nameOf(path) ?? dotted(path),
      ...(nearest !== undefined && { nearest: layer?.nameOf(sibling(nearest)) ?? nearest }),
      known: known.map((key) => layer?.nameOf(sibling(key)) ?? key),
      ...(page !== undefined && { what: page.what }),
    },
    ...(layer?.placeOf(path, "key") ?? []),
  );
}

function valueProblem(
  issue: z.core.$ZodIssue,
  path: Path,
  layers: readonly Layer[],
  page: DescribedIn | undefined,
): Diagnostic {
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
      ...(page !== undefined && { page: page.page }),
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
      if (!issue.message.startsWith("Invalid ")) return issue.message;
      return articles[issue.expected] ?? issue.expected;
    case "invalid_value":
      return `one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `${issue.inclusive === true ? "at least" : "more than"} ${issue.minimum}`;
    case "too_big":
      return `${issue.inclusive === true ? "at most" : "less than"} ${issue.maximum}`;
    case "invalid_format":
      if (issue.format === "url") return "a URL such as http://127.0.0.1:11434/v1";
      // A schema that says its form in words says it better than a pattern does.
      return issue.message.startsWith("Invalid ")
        ? `in the form ${issue.pattern ?? issue.format}`
        : issue.message;
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

/** Keys that may stand at a path. */
function knownKeys(schema: z.ZodType, path: Path, layers: readonly Layer[]): string[] {
  const value = owner(path, layers)?.value;
  const at = path.reduce<Shape | undefined>(
    (shape, step, i) =>
      shape && shapeWithin(shapeFor(shape, valueAt(value, path.slice(0, i)).value), step),
    shapeOf(schema),
  );
  const known = at === undefined ? [] : keysOf(shapeFor(at, valueAt(value, path).value));
  return known.filter((key) => key !== "$schema");
}
