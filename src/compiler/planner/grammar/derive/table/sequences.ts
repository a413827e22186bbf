/** Parts that do not overlap, chosen so that as much as possible of a clause is covered: the best few choices. */
import { addsNothing, isFunctionWord, isLightVerb } from "../../link/function-words.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { Weights } from "../weights.ts";
import type { Part } from "./parts.ts";

const BEAM = 40;

export interface Sequence {
  readonly parts: readonly Part[];
  readonly score: number;
  /** Positions of content words that no part covers. */
  readonly uncovered: readonly number[];
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Kinds that mean nothing unless a rule has taken them. */
const BARE = set("number range text operator column columns value period noun");

/** Operators that change the result: where one of them is not taken, another question would be answered. */
const DECIDING = set(`
  statistic extreme end compare group bucket order direction not missing distinct share change running rank
  difference ratio arithmetic amount neighbour more boolean same decimals scope join
`);

/** As often small words as operators. */
const SMALL = set(`
  from through by each every across only items values lines following since order same true field list number
  column columns value or
`);

export function sequencesOf(
  parts: readonly Part[],
  reading: Reading,
  span: Span,
  weights: Weights,
): Sequence[] {
  const startingAt = Map.groupBy(
    parts.filter((part) => !BARE.has(part.is)),
    ({ from }) => from,
  );
  const deciding = new Set<number>();
  for (const part of parts) {
    if (part.is !== "operator" || !DECIDING.has(part.op)) continue;
    const isSmall = part.to - part.from === 1 && SMALL.has(reading.tokens[part.from]?.lower ?? "");
    if (isSmall) continue;
    // Of "what share" the second word decides.
    const all = Array.from({ length: part.to - part.from }, (_, i) => part.from + i);
    const content = all.filter((at) => !isFunctionWord(reading.tokens[at]?.lower ?? ""));
    for (const at of content.length === 0 ? all : content) deciding.add(at);
  }
  const beams: Sequence[][] = Array.from({ length: span.to + 1 }, () => []);
  beams[span.from] = [{ parts: [], score: 0, uncovered: [] }];
  for (let at = span.from; at < span.to; at += 1) {
    const beam = (beams[at] ?? []).toSorted((a, b) => b.score - a.score).slice(0, BEAM);
    const token = reading.tokens[at];
    const isContent =
      token !== undefined &&
      token.kind !== "sign" &&
      (deciding.has(at) || !addsNothing(token.lower));
    const isLight = token !== undefined && isLightVerb(token.lower);
    for (const sequence of beam) {
      beams[at + 1]?.push({
        ...sequence,
        score: sequence.score - (!isContent ? 0 : isLight ? weights.light : weights.uncovered),
        uncovered: isContent && !isLight ? [...sequence.uncovered, at] : sequence.uncovered,
      });
      for (const part of startingAt.get(at) ?? []) {
        beams[part.to]?.push({
          parts: [...sequence.parts, part],
          score: sequence.score + part.score - weights.part,
          uncovered: sequence.uncovered,
        });
      }
    }
  }
  return (beams[span.to] ?? []).toSorted((a, b) => b.score - a.score).slice(0, BEAM);
}
