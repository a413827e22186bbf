import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { escapeUnseen } from "./unseen.ts";

/** Any value that survives `JSON.parse(JSON.stringify(value))` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether a value of JSON is an object: no list, and not `null`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * JSON with sorted keys (RFC 8785): equal values have equal text on every machine.
 * What JSON has no word for is written as `JSON.stringify` and UTF-8 write it, rather than refused:
 * NaN and infinities as null, half a surrogate pair (text cut in the middle of an emoji) as U+FFFD.
 */
export function canonicalJson(value: unknown): string {
  return ordinaryText(value) ?? anyText(value);
}

function anyText(value: unknown): string {
  try {
    return canonicalize(value) ?? "null";
  } catch {
    return canonicalize(wellFormed(JSON.parse(JSON.stringify(value)) as Json)) ?? "null";
  }
}

/**
 * The canonical text of an ordinary value, a third as long in the making: a copy with sorted keys as `JSON.stringify` has
 * it. `undefined` of one that is not ordinary.
 */
function ordinaryText(value: unknown): string | undefined {
  const copy = sorted(value);
  const text = copy === OTHER ? undefined : JSON.stringify(copy);
  // Half a surrogate pair, or what looks like one.
  return text === undefined || /\\ud[89a-f]/.test(text) ? undefined : text;
}

const OTHER = Symbol("no ordinary value");
/** Objects have an order of their own for numbers, and another use for the second. */
const OTHER_KEY = /^\d|^__proto__$/;

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.includes(OTHER) ? OTHER : items;
  }
  const copy: Record<string, unknown> = {};
  if ("toJSON" in value) return OTHER;
  for (const key of Object.keys(value).toSorted()) {
    const part = sorted((value as Record<string, unknown>)[key]);
    if (part === OTHER || OTHER_KEY.test(key)) return OTHER;
    copy[key] = part;
  }
  return copy;
}

/** A line of a file or stream of JSON values, whose text may be shown by a terminal as it is. */
export function jsonLine(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value))}\n`;
}

/** Canonical order, two spaces, final newline: what a person reads in a pull request, nothing unseen in it. */
export function prettyJson(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(JSON.parse(canonicalJson(value)), null, 2))}\n`;
}

/** A copy in which every text is one that UTF-8 can hold: half a surrogate pair becomes U+FFFD. */
export function wellFormed<T extends Json>(value: T): T;
export function wellFormed(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => wellFormed(item));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.toWellFormed(), wellFormed(item)]),
  );
}

/** sha256 in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Whatever goes through an output by calling itself for each part has room for this many calls. */
export const DEEPEST = 1000;

/** Whether lists and records lie in each other deeper than that. */
export function isTooDeep(value: Json): boolean {
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => Object.values(each).filter(isNested));
  }
  return false;
}

function isNested(value: Json): value is readonly Json[] | JsonObject {
  return typeof value === "object" && value !== null;
}
