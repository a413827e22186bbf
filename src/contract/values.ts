/**
 * Arguments of tasks. A reference is structure, never text that is searched and replaced:
 * data that merely looks like a reference stays data (`$literal` wraps it).
 */
import { z } from "zod";
import type { Json } from "./json.ts";

/** Where in an output: `t1.prices[0].usd` is task `t1`, steps `["prices", 0, "usd"]`. */
export interface Reference {
  readonly task: string;
  readonly steps: readonly (string | number)[];
}

export type Arg =
  | null
  | boolean
  | number
  | string
  | readonly Arg[]
  | { readonly $ref: string }
  | { readonly $param: string }
  | { readonly $text: readonly Arg[] }
  | { readonly $time: string }
  | { readonly $literal: Json }
  | { readonly [key: string]: Arg };

export type Args = Readonly<Record<string, Arg>>;

/** Everything that walks an argument does so by recursion; nobody writes one this deep. */
const MOST_LEVELS = 64;

/** Any JSON is an argument. It is taken as it is: a copy by the schema would lose a key `__proto__`. */
export const argSchema: z.ZodType<Arg> = z.unknown().refine((value) => isFlat(value), {
  error: `nested more than ${MOST_LEVELS} levels deep`,
}) as unknown as z.ZodType<Arg>;

function isFlat(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return false;
    level = level.flatMap((item) =>
      typeof item === "object" && item !== null ? (Object.values(item) as unknown[]) : [],
    );
  }
  return true;
}

const TASK_ID = "[A-Za-z][A-Za-z0-9_-]*";
const FIELD = "[A-Za-z_$][A-Za-z0-9_$]*";
/** As in JSON. */
const QUOTED = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`;
/** Positions have at most 15 digits: larger ones are no exact numbers. */
const STEP = String.raw`\.(${FIELD})|\[(\d{1,15})\]|\[(${QUOTED})\]`;
const REFERENCE = new RegExp(`^(${TASK_ID})((?:${STEP})*)$`);
const STEPS = new RegExp(STEP, "g");
const fieldPattern = new RegExp(`^${FIELD}$`);

export const taskIdPattern = new RegExp(`^${TASK_ID}$`);

/** Whether a field of this name may stand behind a dot; every other stands in brackets and quotes. */
export function isFieldName(name: string): boolean {
  return fieldPattern.test(name);
}

/** Reads `t1.prices[0].usd` and `t1["total price"]`; `undefined` when the text is not a reference. */
export function parseReference(text: string): Reference | undefined {
  const match = REFERENCE.exec(text);
  if (match === null) return undefined;
  const steps = [...(match[2] ?? "").matchAll(STEPS)].map(([, field, position, quoted]) =>
    quoted === undefined ? (field ?? Number(position)) : (JSON.parse(quoted) as string),
  );
  return { task: match[1] ?? "", steps };
}

export function formatReference({ task, steps }: Reference): string {
  return (
    task +
    steps
      .map((step) =>
        typeof step === "string" && isFieldName(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
      )
      .join("")
  );
}

/** What an argument is, told apart once for everyone who walks arguments. */
export type ArgShape =
  | { readonly is: "ref"; readonly text: string }
  | { readonly is: "param"; readonly name: string }
  | { readonly is: "text"; readonly parts: readonly Arg[] }
  /** Relative to the start of the run (date-math.ts). */
  | { readonly is: "time"; readonly text: string }
  | { readonly is: "literal"; readonly value: Json }
  | { readonly is: "list"; readonly items: readonly Arg[] }
  | { readonly is: "record"; readonly entries: readonly (readonly [string, Arg])[] };

export function argShape(arg: Arg): ArgShape {
  if (arg === null || typeof arg !== "object") return { is: "literal", value: arg };
  if (Array.isArray(arg)) return { is: "list", items: arg };
  const entries: [string, Arg][] = Object.entries(arg);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only !== undefined) {
    const [key, value] = only;
    if (key === "$ref" && typeof value === "string") return { is: "ref", text: value };
    if (key === "$param" && typeof value === "string") return { is: "param", name: value };
    if (key === "$time" && typeof value === "string") return { is: "time", text: value };
    if (key === "$text" && Array.isArray(value)) return { is: "text", parts: value };
    if (key === "$literal") return { is: "literal", value };
  }
  return { is: "record", entries };
}

/** A reference or parameter found inside an argument, and the path to it (`["left", 0]`). */
export interface Mention {
  readonly at: readonly (string | number)[];
  readonly shape: Extract<ArgShape, { is: "ref" | "param" }>;
}

/** Every reference and parameter inside an argument, in order of appearance. */
export function mentions(arg: Arg, at: readonly (string | number)[] = []): Mention[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
    case "param":
      return [{ at, shape }];
    case "literal":
    case "time":
      return [];
    case "text":
      return shape.parts.flatMap((part, i) => mentions(part, [...at, i]));
    case "list":
      return shape.items.flatMap((item, i) => mentions(item, [...at, i]));
    case "record":
      return shape.entries.flatMap(([key, value]) => mentions(value, [...at, key]));
  }
}

/** Every reference and parameter in a task's arguments; `at` begins with the argument's name. */
export function mentionsIn(args: Args): Mention[] {
  return Object.entries(args).flatMap(([name, arg]) => mentions(arg, [name]));
}

/** A copy of the argument in which every reference or parameter is replaced by what `replace` gives. */
export function mapMentions(arg: Arg, replace: (shape: Mention["shape"]) => Arg): Arg {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
    case "param":
      return replace(shape);
    case "literal":
    case "time":
      return arg;
    case "text":
      return { $text: shape.parts.map((part) => mapMentions(part, replace)) };
    case "list":
      return shape.items.map((item) => mapMentions(item, replace));
    case "record":
      return Object.fromEntries(
        shape.entries.map(([key, value]) => [key, mapMentions(value, replace)]),
      );
  }
}

/** The same for all of a task's arguments, whatever they are called. */
export function mapMentionsIn(args: Args, replace: (shape: Mention["shape"]) => Arg): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [name, mapMentions(arg, replace)]),
  );
}

/** The data of an argument that mentions nothing; `undefined` when it does. */
export function literalOf(arg: Arg): Json | undefined {
  const shape = argShape(arg);
  switch (shape.is) {
    case "literal":
      return shape.value;
    case "list": {
      const items = shape.items.map(literalOf);
      return items.includes(undefined) ? undefined : (items as Json[]);
    }
    case "record": {
      const entries = shape.entries.map(([key, value]) => [key, literalOf(value)] as const);
      if (entries.some(([, value]) => value === undefined)) return undefined;
      return Object.fromEntries(entries) as Record<string, Json>;
    }
    case "text": {
      const parts = shape.parts.map(literalOf);
      return parts.includes(undefined) ? undefined : parts.map(String).join("");
    }
    case "ref":
    case "param":
    case "time":
      return undefined;
  }
}

/** A time inside an argument, and the path to it. */
export interface TimeMention {
  readonly at: readonly (string | number)[];
  readonly text: string;
}

/** Every time inside an argument that is relative to the start of the run. */
export function timesIn(arg: Arg, at: TimeMention["at"] = []): TimeMention[] {
  const shape = argShape(arg);
  switch (shape.is) {
    case "time":
      return [{ at, text: shape.text }];
    case "ref":
    case "param":
    case "literal":
      return [];
    case "text":
      return shape.parts.flatMap((part, i) => timesIn(part, [...at, i]));
    case "list":
      return shape.items.flatMap((item, i) => timesIn(item, [...at, i]));
    case "record":
      return shape.entries.flatMap(([key, value]) => timesIn(value, [...at, key]));
  }
}

/** A copy of the argument in which each of those times is the text that `resolve` gives. */
export function mapTimes(arg: Arg, resolve: (text: string) => Arg): Arg {
  const shape = argShape(arg);
  switch (shape.is) {
    case "time":
      return resolve(shape.text);
    case "ref":
    case "param":
    case "literal":
      return arg;
    case "text":
      return { $text: shape.parts.map((part) => mapTimes(part, resolve)) };
    case "list":
      return shape.items.map((item) => mapTimes(item, resolve));
    case "record":
      return Object.fromEntries(
        shape.entries.map(([key, value]) => [key, mapTimes(value, resolve)]),
      );
  }
}
