/** What is shown: what a clause names, or all that was asked for before it. */
import type { Reading, Span } from "../read/reading.ts";
import { antecedentsOf, unusedOf } from "./antecedents.ts";
import { isPresentingNoun } from "./presenting.ts";
import type { Step } from "./step.ts";

export function wordsOf({ tokens }: Reading, spans: readonly Span[]): string[] {
  return spans.flatMap(({ from, to }) => tokens.slice(from, to).map(({ lower }) => lower));
}

export function shownBy(
  reading: Reading,
  span: Span | undefined,
  words: readonly string[],
  isWhole: boolean,
  steps: readonly Step[],
): readonly Step[] {
  // prettier-ignore
  const asked = steps.filter(({ isReader }) => !isReader);
  const about =
    span === undefined ? { steps: [], isNamed: false } : antecedentsOf(reading, span, steps);
  const named = about.steps;
  const saysAll = words.some((word) => word === "everything" || word === "all");
  // "it" and "the results" are all that there is to show; "both" and a noun say which.
  const isMeant = isWhole ? about.isNamed || words.includes("both") : true;
  // A page has the table beside its chart.
  if (named.length > 0 && isMeant && !(isWhole && saysAll)) return isWhole ? asked.filter((step) => named.some((each) => each === step || (each.shows && each.needs.has(step)))) : named; // prettier-ignore
  if (isWhole || saysAll) {
    const used = new Set(asked.flatMap(({ needs, shows }) => (shows && !saysAll ? [] : [...needs]))); // prettier-ignore
    return asked.filter((step) => !used.has(step) || step.shows);
  }
  const isPlural = words.some((word) => isPresentingNoun(word) && word.endsWith("s"));
  return isPlural ? unusedOf(asked) : asked.slice(-1);
}
