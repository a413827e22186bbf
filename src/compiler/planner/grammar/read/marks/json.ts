/** JSON in brackets, and lists in brackets that are written more freely: `['a', 'b']`, `[Ann, Bob]`, `(1, 2)`. */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const CLOSES: Readonly<Record<string, string>> = { "[": "]", "{": "}", "(": ")" };
/** So often may the text be parsed as a whole, at most: brackets within brackets that are no JSON cost no more. */
const MOST_PASSES = 4;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const ITEM = /^[\p{L}\p{N}_][^[\]{}"]{0,200}$/u;
/** What Python writes in another way. */
const asJson = (name: string): string => (name === "None" ? "null" : name.toLowerCase());

export function json(draft: Draft): Mark[] {
  const { query } = draft;
  const marks: Mark[] = [];
  let budget = query.length * MOST_PASSES;
  let upTo = 0;
  for (const [start, end] of bracketsOf(query)) {
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

/** Brackets that have a partner, from left to right, with where they end. Within double quotes there is none. */
function bracketsOf(query: string): [number, number][] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  let [quote, escaped] = [false, -1];
  for (const { 0: sign, index } of query.matchAll(/[\\"[\](){}]/g)) {
    const last = open.at(-1);
    if (index === escaped) continue;
    if (sign === "\\") escaped = quote ? index + 1 : -1;
    else if (sign === '"' && open.length > 0) quote = !quote;
    else if (!quote && CLOSES[sign] !== undefined) open.push(index);
    else if (!quote && last !== undefined && CLOSES[query.charAt(last)] === sign) {
      pairs.push([last, index + 1]);
      open.pop();
    }
  }
  return pairs.toSorted((a, b) => a[0] - b[0]);
}

function parse(text: string): unknown {
  const kind = text.charAt(0);
  const inner = text.slice(1, -1).trim();
  if (inner === "") return kind === "(" ? undefined : kind === "[" ? [] : {};
  const plain = text.replace(/'([^'"]*)'/g, '"$1"').replace(/True|False|None/g, asJson);
  const value = kind === "(" ? undefined : (parsed(text) ?? parsed(plain));
  if (value !== undefined || kind === "{") return value;
  const items = inner.split(",").map((item) => item.trim());
  if (items.length < 2) return undefined;
  if (items.every((item) => NUMBER.test(item))) return items.map(Number);
  return kind === "[" && items.every((item) => ITEM.test(item)) ? items : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
