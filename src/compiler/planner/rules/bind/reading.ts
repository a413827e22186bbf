/** The wording of a task, read for values: what its tool's own words leave unexplained. */
import type { Arg } from "../../../../contract/values.ts";
import type { Param } from "../../../../contract/plan.ts";
import { isLiteral } from "../language/literals.ts";
import { timeSpans, type TimeSpan } from "../language/time-words.ts";
import type { Token } from "../language/tokens.ts";
import { DETERMINERS, MEASURE_UNITS } from "../language/words.ts";
import { toArg } from "./to-arg.ts";
import { isName, type Vocabulary } from "./vocabulary.ts";

/** A value, and where it stands: positions in the tokens, the last one excluded. */
export interface Item {
  readonly text: string;
  readonly arg: Arg;
  readonly from: number;
  readonly to: number;
  readonly isName: boolean;
}

/** Values in a list, or one alone: "AAPL and MSFT". */
export interface Group {
  readonly items: readonly Item[];
  /** The word before them, articles left out: `of`, `between`, `author`. */
  readonly cue: string;
  /** The word after them. */
  readonly after: string;
  /** `v1..v2` */
  readonly isRange: boolean;
}

export interface Reading {
  readonly tokens: readonly Token[];
  readonly times: readonly TimeSpan[];
  /** Words that nothing explains. */
  readonly values: readonly Group[];
  /** Literals of a kind, in lists as they stand. */
  literals(kind: Token["kind"]): readonly Group[];
}

export type Params = Readonly<Record<string, Param>>;

/** Parameters that stand for a word of the query. */
function isTextual(param: Param | undefined): boolean {
  return param !== undefined && ["string", "enum", "file", "column", "list"].includes(param.type);
}

export function read(tokens: readonly Token[], vocabulary: Vocabulary, params: Params): Reading {
  const times = timeSpans(tokens);
  const inTime = (at: number): boolean => times.some(({ from, to }) => at >= from && at < to);
  const isValue = (at: number): boolean => {
    const token = tokens[at];
    if (token?.kind === "placeholder") return isTextual(params[token.value]) && !inTime(at);
    const isUnit = tokens[at - 1]?.kind === "number" && MEASURE_UNITS.has(token?.lower ?? "");
    return token?.kind === "word" && !inTime(at) && !isUnit && !vocabulary.explains(token);
  };
  return {
    tokens,
    times,
    values: groupsOf(tokens, valueItems(tokens, isValue, params)),
    literals(kind) {
      const items = tokens.flatMap((token, at): Item[] =>
        token.kind === kind ? [itemOf(tokens, at, at + 1, params)] : [],
      );
      return groupsOf(tokens, items);
    },
  };
}

/** Words in a row are one value ("New York"), unless only some of them are written as names. */
function valueItems(
  tokens: readonly Token[],
  isValue: (at: number) => boolean,
  params: Params,
): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length;) {
    if (!isValue(at)) {
      at += 1;
      continue;
    }
    let to = at + 1;
    while (isValue(to) && continues(tokens[to - 1], tokens[to])) to += 1;
    items.push(...splitRange(tokens, at, to, params));
    at = to;
  }
  return items;
}

function continues(left: Token | undefined, right: Token | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left.kind === "placeholder" || right.kind === "placeholder") return false;
  return isName(left) === isName(right);
}

/** `v1..v2` is two values. */
function splitRange(tokens: readonly Token[], from: number, to: number, params: Params): Item[] {
  const item = itemOf(tokens, from, to, params);
  const ends = item.text.split(/\.{2,3}/);
  const [first = "", second = ""] = ends;
  if (ends.length !== 2 || first === "" || second === "") return [item];
  // Both stand in the same words, which the first one takes up.
  return [
    { ...item, text: first, arg: first },
    { ...item, text: second, arg: second, from: to, to },
  ];
}

function itemOf(tokens: readonly Token[], from: number, to: number, params: Params): Item {
  const parts = tokens.slice(from, to);
  const text = parts.map(({ value }) => value).join(" ");
  const [first] = parts;
  const arg: Arg = first?.kind === "placeholder" ? { $param: first.value } : toArg(text, params);
  return { text, arg, from, to, isName: parts.some(isName) || parts.some(isLiteral) };
}

const JOINERS = new Set(["and", ",", "or", "&", "vs", "versus", "with", "to"]);

function groupsOf(tokens: readonly Token[], items: readonly Item[]): Group[] {
  const groups: { items: Item[]; cue: string; after: string; isRange: boolean }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const previous = last?.items.at(-1);
    const between = previous && tokens.slice(previous.to, item.from);
    const isRange = item.from === item.to;
    const isListed = isRange || (between?.length !== 0 && between?.every(isJoiner));
    if (last !== undefined && isListed) {
      last.items.push(item);
      last.isRange ||= isRange;
    } else {
      const cue = cueBefore(tokens, item.from);
      groups.push({ items: [item], cue, after: "", isRange: false });
    }
  }
  return groups.map((group) => ({
    ...group,
    after: tokens[group.items.at(-1)?.to ?? tokens.length]?.lower ?? "",
  }));
}

function isJoiner({ lower }: Token): boolean {
  return JOINERS.has(lower) || DETERMINERS.has(lower);
}

function cueBefore(tokens: readonly Token[], at: number): string {
  let before = at - 1;
  // "for each region" groups by it, as "per region" does.
  const isEach = (lower: string): boolean => lower === "each" || lower === "every";
  const isSkipped = (lower: string): boolean => DETERMINERS.has(lower) && !isEach(lower);
  while (isSkipped(tokens[before]?.lower ?? "")) before -= 1;
  return tokens[before]?.lower ?? "";
}
