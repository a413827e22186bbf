/** Which words of the query became what, by their offsets in it: what the plan keeps of a derivation. */
import type { WordUse } from "../explained.ts";
import type { Assigned } from "./derive/call/assigned.ts";
import type { TableDerivation } from "./derive/table/table-question.ts";
import type { Reading, Span } from "./read/reading.ts";

/** The whole of a question is the query that it became, whose derivation covers all of it; then what parts of it say. */
export function wordsOfQuestion(reading: Reading, derivation: TableDerivation): WordUse[] {
  const { span, said, uses } = derivation;
  return [
    { origin: originOf(reading, span), means: said },
    ...uses.map((use) => ({ origin: originOf(reading, use), means: use.became })),
  ];
}

/** The values of arguments. What else the call says is for others to judge. */
export function wordsOfCall(reading: Reading, assigned: readonly Assigned[]): WordUse[] {
  return assigned
    .flatMap(({ field, value, items = [value] }) =>
      items.map((one) => ({ origin: originOf(reading, one), means: `argument ${field.name}` })),
    )
    .toSorted((a, b) => a.origin[0] - b.origin[0]);
}

export function originOf({ tokens }: Reading, { from, to }: Span): readonly [number, number] {
  return [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
}

/** Of positions, those that follow one another together. */
export function originsOf(reading: Reading, positions: readonly number[]) {
  const spans: { from: number; to: number }[] = [];
  for (const at of positions) {
    const last = spans.at(-1);
    if (last?.to === at) last.to += 1;
    else spans.push({ from: at, to: at + 1 });
  }
  return spans.map((span) => originOf(reading, span));
}
