import { tooManyWords, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { Mark, Reading } from "./reading.ts";

/** A request of 50 clauses has some 300. What takes longer to read than a person waits is none (ORC2112). */
const MOST_WORDS = 400;
/** What is in there is a value, and no part of it is read as a request. */
const VALUES: ReadonlySet<Mark["is"]> = new Set(["quoted", "json", "code", "command", "formula"]);

/** The problem of a request that is so long that most of it has to be pasted text. */
export function checkWords({ tokens, marks }: Reading): Diagnostic[] {
  const inside = new Uint8Array(tokens.length);
  for (const { is, from, to } of marks) if (VALUES.has(is)) inside.fill(1, from, to);
  const spoken = tokens.flatMap((token, at) => (inside[at] === 1 ? [] : [token]));
  // Without a limit for signs, a page of them would be read one by one.
  const words = spoken.filter(({ kind }) => kind !== "sign").length;
  const length = Math.max(words, Math.ceil(spoken.length / 3));
  const last = spoken[MOST_WORDS];
  if (length <= MOST_WORDS || last === undefined) return [];
  const place = { in: "query", start: last.start, end: spoken.at(-1)?.end ?? last.end } as const;
  return [tooManyWords({ words: length, limit: MOST_WORDS }, place)];
}
