/** Clauses that put what was made in a file: "save it to out/x.md", "export the last commits to out/log.csv". */
import type { Reading, Span } from "../read/reading.ts";

const SAVING = new Set("save store write export put dump download output".split(" "));
const TO = new Set("to in into as at under on".split(" "));

export interface Saved {
  /** What is saved: "the summary of README.md", "it". */
  readonly what: Span;
  readonly verb: Span;
  /** "to out/x.md" */
  readonly place: Span;
}

export function isSaving({ tokens }: Reading, at: number): boolean {
  return SAVING.has(tokens[at]?.lower ?? "");
}

/** `undefined` where nothing is saved to a place. What is there already may be read as well as written: then the verb has to say. */
export function savedBy({ tokens, marks }: Reading, { from, to }: Span): Saved | undefined {
  const verb = tokens[from]?.lower ?? "";
  if (!SAVING.has(verb)) return undefined;
  const place = marks.findLast(
    (mark) =>
      (mark.is === "path" || mark.is === "parameter" || mark.is === "quoted") &&
      mark.from > from + 1 &&
      mark.to <= to &&
      (mark.is !== "path" || !mark.exists || verb === "save" || verb === "export") &&
      TO.has(tokens[mark.from - 1]?.lower ?? ""),
  );
  if (place === undefined) return undefined;
  return {
    verb: { from, to: from + 1 },
    what: { from: from + 1, to: place.from - 1 },
    place: { from: place.from - 1, to: place.to },
  };
}
