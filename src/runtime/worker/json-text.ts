/**
 * JSON text of an output, refused when something of it would be lost or changed on the way. It comes in pieces: as a
 * whole it could be longer than a text can be, and beside the value it would take as much memory again.
 */
import { DEEPEST } from "../../contract/json.ts";
import { pathText } from "./check.ts";
import { Misfit } from "./failure.ts";

/** Characters of a piece, about; many small pieces would each cost a write. */
const PIECE = 65_536;

/**
 * Together they are `JSON.stringify(value)`.
 *
 * @throws Misfit naming the first part that JSON has no form for. An `undefined` field is left out, as if absent.
 */
export function jsonPieces(value: unknown): Generator<string> {
  // At once, before anybody looks at how long it is: a cycle has no end.
  expectJson(value, [], new Set());
  return piecesOf(value);
}

function* piecesOf(value: unknown): Generator<string> {
  let waiting = "";
  for (const part of partsOf(value)) {
    waiting += part;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting !== "") yield waiting;
}

function* partsOf(value: unknown): Generator<string> {
  if (!isLonger(value, PIECE)) yield JSON.stringify(value);
  else if (typeof value === "string") yield* partsOfText(value);
  else if (Array.isArray(value)) {
    yield* partsOfList(value);
  } else {
    let separator = "{";
    for (const [key, item] of Object.entries(value as object)) {
      if (item === undefined) continue;
      yield `${separator}${JSON.stringify(key)}:`;
      yield* partsOf(item);
      separator = ",";
    }
    yield separator === "{" ? "{}" : "}";
  }
}

/** Small items together: of most large lists there are many. */
function* partsOfList(items: readonly unknown[]): Generator<string> {
  let separator = "[";
  for (let from = 0, room = PIECE; from < items.length; room = PIECE) {
    let to = from;
    while (to < items.length && (room = roomAfter(items[to], room)) >= 0) to += 1;
    yield separator;
    if (to > from) yield JSON.stringify(items.slice(from, to)).slice(1, -1);
    else yield* partsOf(items[to++]);
    separator = ",";
    from = to;
  }
  yield separator === "[" ? "[]" : "]";
}

function* partsOfText(text: string): Generator<string> {
  yield '"';
  for (let from = 0; from < text.length;) {
    const end = from + PIECE;
    // A character of two halves is written as one.
    const to = isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end;
    yield JSON.stringify(text.slice(from, to)).slice(1, -1);
    from = to;
  }
  yield '"';
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Whether the text has more characters, as far as that can be told without making it: never when it has not. */
export function isLonger(value: unknown, characters: number): boolean {
  return roomAfter(value, characters) < 0;
}

/** What is left of `room` at most when the characters of the text are taken from it. */
function roomAfter(value: unknown, room: number): number {
  if (typeof value === "string") return room - value.length - 2;
  if (typeof value !== "object" || value === null) return room - 1;
  let left = room - 2;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && left >= 0; i += 1) {
      left = roomAfter(value[i], left) - (i === 0 ? 0 : 1);
    }
    return left;
  }
  let separator = 0;
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    left = roomAfter(item, left - key.length - 3 - separator);
    separator = 1;
    if (left < 0) return left;
  }
  return left;
}

function expectJson(value: unknown, path: PropertyKey[], inside: Set<object>): void {
  const what = notJson(value);
  if (what !== undefined) throw misfit(path, what);
  if (typeof value !== "object" || value === null) return;
  if (inside.has(value)) throw misfit(path, "a cycle: it contains itself");
  if (path.length > DEEPEST) throw misfit([], `nested more than ${DEEPEST} deep`);
  inside.add(value);
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (item === undefined && typeof key === "string") continue;
    path.push(key);
    expectJson(item, path, inside);
    path.pop();
  }
  inside.delete(value);
}

function notJson(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "object":
      return value === null || isPlain(value) ? undefined : `an instance of ${nameOf(value)}`;
    case "undefined":
      return "undefined";
    default:
      return `a ${typeof value}`;
  }
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function nameOf(value: object): string {
  const { constructor } = value;
  return typeof constructor === "function" ? constructor.name : "an unknown class";
}

function misfit(path: readonly PropertyKey[], what: string): Misfit {
  return new Misfit({ why: "not-json", at: pathText(path) || "the output itself", what });
}
