/** JSON in brackets, and lists in brackets that are written more freely: `['a', 'b']`, `[Ann, Bob]`, `(1, 2)`. */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const CLOSES: Readonly<Record<string, string>> = { "[": "]", "{": "}", "(": ")" };
/** So often may the text be parsed as a whole, at most: brackets within brackets that are no JSON cost no more. */
const MOST_PASSES = 4;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

export function json(draft: Draft): Mark[] {
  const { query } = draft;
  const marks: Mark[] = [];
  const ends = bracketsOf(query);
  let budget = query.length * MOST_PASSES;
  let upTo = 0;
  for (const [start, end] of [...ends].toSorted((a, b) => a[0] - b[0])) {
    if (start < upTo || budget < end - start) continue;
    budget -= end - start;
    const value = parse(query.slice(start, end));
    const span = value === undefined ? undefined : draft.spanOf(start, end);
    if (span === undefined) continue;
    marks.push({ ...span, is: "json", value });
    upTo = end;
  }
  return marks;
}

/** Where each bracket that has a partner is closed. Within double quotes there is none. */
function bracketsOf(query: string): Map<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly at: number; readonly closes: string }[] = [];
  let quote = false;
  for (let at = 0; at < query.length; at += 1) {
    const sign = query.charAt(at);
    if (sign === "\\" && quote) at += 1;
    else if (sign === '"' && open.length > 0) quote = !quote;
    else if (!quote && CLOSES[sign] !== undefined) open.push({ at, closes: CLOSES[sign] });
    else if (!quote && open.at(-1)?.closes === sign) ends.set(open.pop()?.at ?? 0, at + 1);
  }
  return ends;
}

function parse(text: string): unknown {
  const inner = text.slice(1, -1).trim();
  if (inner === "") return text.startsWith("(") ? undefined : text.startsWith("[") ? [] : {};
  if (!text.startsWith("(")) {
    const value = parsed(text) ?? parsed(text.replace(/'([^'"]*)'/g, '"$1"').replaceAll("True", "true").replaceAll("False", "false").replaceAll("None", "null")); // prettier-ignore
    if (value !== undefined) return value;
  }
  const items = inner.split(",").map((item) => item.trim());
  if (text.startsWith("(")) {
    const isTuple = items.length >= 2 && items.every((item) => NUMBER.test(item));
    return isTuple ? items.map(Number) : undefined;
  }
  const isList =
    text.startsWith("[") && items.every((item) => /^[\p{L}\p{N}_][^[\]{}"]{0,200}$/u.test(item));
  if (!isList || items.length < 2) return undefined;
  return items.every((item) => NUMBER.test(item)) ? items.map(Number) : items;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
