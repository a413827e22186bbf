/** What general English says of many values, and which arguments and tools say the same. */
import { wordsOfName } from "../planner/grammar/link/identifier.ts";
import { operatorsAt } from "../planner/grammar/link/operator-words.ts";
import type { Operator } from "../planner/grammar/link/operators.ts";
import type { Field } from "../planner/grammar/link/fields.ts";
import type { Leaf } from "./leaves.ts";

/** Operators with the same key mean nearly the same. */
export type Key = string;

export interface Operation {
  /** How many words it takes. */
  readonly length: number;
  /** What it can mean. */
  readonly keys: ReadonlySet<Key>;
}

/** What decides a result; `undefined` of what only holds words together, or is looked for as a word. */
function keyOf(operator: Operator): Key | undefined {
  switch (operator.op) {
    case "statistic":
      return operator.how === "min" ? "least" : operator.how === "max" ? "greatest" : operator.how;
    case "extreme":
      return `${operator.which}${operator.counted === true ? " count" : operator.dimension === undefined ? "" : ` ${operator.dimension}`}`;
    case "end":
      return operator.which;
    case "more":
      return `more ${operator.which}`;
    case "amount":
      return operator.dimension === undefined ? "sum" : undefined;
    case "direction":
      return operator.descending ? "descending" : "ascending";
    case "bucket":
      return `each ${operator.bucket}`;
    case "distinct":
    case "missing":
    case "share":
    case "change":
    case "running":
    case "rank":
    case "difference":
    case "ratio":
    case "order":
      return operator.op;
    default:
      return undefined;
  }
}

export function operationAt(lowers: readonly string[], at: number): Operation | undefined {
  const all = operatorsAt(lowers, at);
  const length = all[0]?.words.length ?? 0;
  const longest = all.filter(({ words }) => words.length === length);
  const keys = longest.map(({ operator, words }) =>
    // A month is a word like any other; "monthly" says for what there is a value each.
    operator.op === "bucket" && !/ly$|^annual$/.test(words[0] ?? "") ? undefined : keyOf(operator),
  );
  if (length === 0 || keys.includes(undefined)) return undefined;
  const also = /^total (?:number|count) of$/.test(lowers.slice(at, at + length).join(" "));
  return { length, keys: new Set([...keys.flatMap((key) => key ?? []), ...(also ? ["sum"] : [])]) };
}

/** Stretches of time, of which there is a value each. */
export const STRETCH = /^(?:hour|day|week|month|quarter|year)$/;

export function keysIn(text: string): ReadonlySet<Key> {
  const lowers = wordsOf(text);
  return new Set(
    lowers.flatMap((_, at) =>
      operatorsAt(lowers, at).flatMap(({ operator }) => keyOf(operator) ?? []),
    ),
  );
}

/** Of a text that is one operator and no more. */
function keysOfWhole(text: string): Key[] {
  const lowers = wordsOf(text);
  return operatorsAt(lowers, 0).flatMap(({ operator, words }) =>
    words.length === lowers.length ? (keyOf(operator) ?? []) : [],
  );
}

/** Signs are operators too. */
function wordsOf(text: string): readonly string[] {
  const { words } = wordsOfName(text);
  return words.length === 0 ? [text] : words;
}

/** What a choice means: its own words, and what people say for it. */
export function keysOfChoice({ schema }: Field, value: unknown): ReadonlySet<Key> {
  const synonyms = (schema["synonyms"] ?? {}) as Readonly<Record<string, readonly string[]>>;
  return new Set([String(value), ...(synonyms[String(value)] ?? [])].flatMap(keysOfWhole));
}

/** An order says its direction by a flag; another flag, by its name. */
export function keysOfLeaf({ name, value, field }: Leaf): readonly Key[] {
  if (typeof value === "boolean") return value ? keysOfWhole(name) : [];
  if (typeof value !== "string") return [];
  return [...(field?.kind === "choice" ? keysOfChoice(field, value) : keysOfWhole(value))];
}
