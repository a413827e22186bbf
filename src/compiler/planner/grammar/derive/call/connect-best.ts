/** Which of the calls that a clause may be is connected best. */
import { fieldsOf } from "../../link/fields.ts";
import type { Span } from "../../read/reading.ts";
import { overlap } from "../step.ts";
import { weights } from "../weights.ts";
import type { Connected, Joined } from "./connected.ts";
import { type CallDerivation } from "./call-derivation.ts";
import { isMaterial, isStructured } from "./shapes.ts";
import type { Unit } from "./unit.ts";
import { connect } from "./connect.ts";
import { type Connectable } from "./connectable.ts";

const CONSIDERED = 4;

/** Of the likeliest calls the one that is best with what it can take from others. */
export function connectBest(unit: Unit, around: Connectable): Joined | undefined {
  return ofFormat(unit.derivations, around)
    .slice(0, CONSIDERED)
    .map((derivation) => {
      const connected = connect(unit, derivation, around);
      const lost = newPaths(unit, around).filter(
        (path) =>
          ![...connected.assigned, ...connected.spoken].some(({ value }) => overlap(value, path)),
      );
      const gain = gainOf(derivation, connected) + weights.call.missing * lost.length;
      return { derivation, connected, score: derivation.score + gain };
    })
    .toSorted((a, b) => b.score - a.score)[0];
}

/** Where something is to be put: who does not take that does not do what is asked. */
function newPaths({ span, extras }: Unit, { reading: { marks } }: Connectable): Span[] {
  return marks.filter(
    (mark) =>
      mark.is === "path" &&
      !mark.exists &&
      [span, ...extras].some(({ from, to }) => mark.from >= from && mark.to <= to),
  );
}

/** A document is of the kind that the name of its file says, where there are tools for that. */
function ofFormat(
  derivations: readonly CallDerivation[],
  { formats: [format = ""], index }: Connectable,
): readonly CallDerivation[] {
  const shows = ({ tool }: CallDerivation): boolean => fieldsOf(tool).some(isMaterial);
  const fitting = derivations.filter((one) => shows(one) && index.wordsOf(one.tool).has(format));
  return fitting.length > 0 && derivations.slice(0, 1).some(shows) ? fitting : derivations;
}

/** What a derivation is worth more, or less, with what is around it. */
function gainOf(
  { open, uncovered }: CallDerivation,
  { missing, producers, spoken }: Connected,
): number {
  const w = weights.call;
  // A word that nothing uses refuses the whole request.
  const left = uncovered.filter(
    (at) => !spoken.some(({ value }) => at >= value.from && at < value.to),
  );
  let gain = w.missing * missing.length + w.left * left.length;
  // What was open and has its material now counts as if it had been said.
  const closed = open.filter((field) => isStructured(field) && !missing.includes(field)).length;
  if (closed > 0) gain += weights.reference.closed;
  if (producers.length === 0 || closed === 0) return gain;
  gain += (w.covered * (uncovered.length - left.length)) / Math.max(1, uncovered.length);
  return (
    gain + weights.reference.spoken * spoken.reduce((sum, { score }) => sum + Math.min(score, 2), 0)
  );
}
