/** Which words of the query became what, by their offsets in it: what the plan keeps of a derivation. */
import type { WordUse } from "../planner.ts";
import type { Assigned } from "./derive/call/assigned.ts";
import type { TableDerivation } from "./derive/table/table-question.ts";
import type { Reading, Span } from "./read/reading.ts";

/** All words of a question are accounted for: the whole is the query that it became, parts of it what they say. */
export function wordsOfQuestion(
  reading: Reading,
  { span, said, uses }: TableDerivation,
): WordUse[] {
  return [
    wordUse(reading, span, said),
    ...uses.map((use) => wordUse(reading, use, use.became)),
  ].filter(({ origin }, at, all) => at === 0 || `${origin}` !== `${all[0]?.origin}`);
}

/** The values of arguments. What else the call says is for others to judge. */
export function wordsOfCall(reading: Reading, assigned: readonly Assigned[]): WordUse[] {
  return assigned
    .flatMap(({ field, value, items }) =>
      [...(items ?? []), value].map((one) => wordUse(reading, one, `argument ${field.name}`)),
    )
    .toSorted((a, b) => a.origin[0] - b.origin[0]);
}

function wordUse({ tokens }: Reading, { from, to }: Span, means: string): WordUse {
  return { origin: [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0], means };
}
