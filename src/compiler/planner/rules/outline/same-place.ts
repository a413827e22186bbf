/** "in the same file", "that folder", "there": stands for the place that was named last before it. */
import { extensionOf } from "../language/file-words.ts";
import type { Token } from "../language/tokens.ts";

const isFile = (token: Token): boolean =>
  token.kind === "path" && extensionOf(token.value) !== undefined;
const isFolder = (token: Token): boolean =>
  token.kind === "path" && extensionOf(token.value) === undefined;
const isPage = (token: Token): boolean => token.kind === "url";

/** Which literals each noun can stand for. */
const PLACES: ReadonlyMap<string, (token: Token) => boolean> = new Map([
  ["file", isFile],
  ["dataset", isFile],
  ["document", isFile],
  ["folder", isFolder],
  ["directory", isFolder],
  ["page", isPage],
  ["url", isPage],
  ["place", (token: Token) => token.kind === "path" || token.kind === "url"],
]);

const POINTING = ["the same", "that same", "this same", "that", "this"].map((phrase) =>
  phrase.split(" "),
);

/** Puts the place itself where words point back to it, so that all that follows sees the place. */
export function withPlaces(tokens: readonly Token[]): Token[] {
  const resolved: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = pointerAt(tokens, at);
    const place = found && resolved.findLast(found.isPlace);
    const first = tokens[at];
    const last = found && tokens[at + found.length - 1];
    if (first === undefined) break;
    if (found === undefined || place === undefined || last === undefined) {
      resolved.push(first);
      at += 1;
      continue;
    }
    const span = { start: first.start, end: last.end, glued: false };
    if (found.needsPreposition) {
      resolved.push({ kind: "word", text: "in", value: "in", lower: "in", ...span });
    }
    resolved.push({ ...place, ...span });
    at += found.length;
  }
  return resolved;
}

interface Pointer {
  readonly length: number;
  readonly isPlace: (token: Token) => boolean;
  readonly needsPreposition: boolean;
}

function pointerAt(tokens: readonly Token[], at: number): Pointer | undefined {
  const word = (position: number): string => tokens[position]?.lower ?? "";
  if (word(at) === "there") {
    // "there is", and "there" at the beginning, introduce something.
    const next = tokens[at + 1];
    const isLast = next === undefined || next.kind === "mark" || next.lower === "and";
    const isFirst = at === 0 || tokens[at - 1]?.kind === "mark";
    const isPlace = (token: Token): boolean => token.kind === "path" || token.kind === "url";
    return isLast && !isFirst ? { length: 1, isPlace, needsPreposition: true } : undefined;
  }
  const words = POINTING.find((phrase) => phrase.every((each, i) => word(at + i) === each));
  const isPlace = words && PLACES.get(word(at + words.length));
  return isPlace && { length: words.length + 1, isPlace, needsPreposition: false };
}
