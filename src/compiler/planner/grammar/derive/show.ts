/** What a clause shows, and the step that shows it. */
import type { Reading, Span } from "../read/reading.ts";
import { stemWord } from "../../../language/stem.ts";
import { antecedentsOf, unusedOf } from "./antecedents.ts";
import type { Clause } from "./clause.ts";
import { judge } from "./judge.ts";
import { isPresentingNoun, showsEverything } from "./presenting.ts";
import type { Situation } from "./situation.ts";
import { stepOf, type Step } from "./step.ts";

/** Words that who presents has in its card, whatever the request calls it. */
export const PRESENTS = ["present", "draw", "format"].map(stemWord);
const REPORTS = ["report", "compose"].map(stemWord);

/** Shows what the sources give; without any, what was asked for before. */
export function show(
  clause: Clause,
  spans: readonly Span[],
  sources: readonly Step[],
  situation: Situation,
): void {
  const { reading, agents, steps, diagnostics } = situation;
  const words = wordsOf(reading, spans);
  const isWhole = words.some(showsEverything);
  const verdict = judge(
    reading,
    { spans, also: isWhole ? [...PRESENTS, ...REPORTS] : PRESENTS },
    agents,
  );
  if ("problem" in verdict) {
    diagnostics.push(verdict.problem);
    return;
  }
  const [span = clause.span, ...extras] = spans;
  const needs =
    sources.length > 0
      ? sources
      : shownBy(reading, clause.introduces ? undefined : span, words, isWhole, steps);
  steps.push(
    stepOf(clause, span, { agent: verdict.agent, extras, needs: new Set(needs), shows: true }),
  );
}

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
  const asked = steps.filter(({ isReader }) => !isReader);
  const about =
    span === undefined ? { steps: [], isNamed: false } : antecedentsOf(reading, span, steps);
  const named = about.steps;
  const saysAll = words.some((word) => word === "everything" || word === "all");
  // "it" and "the results" are all that there is to show; "both" and a noun say which.
  const isMeant = isWhole ? about.isNamed || words.includes("both") : true;
  // A page has the table beside its chart.
  if (named.length > 0 && isMeant && !(isWhole && saysAll))
    return isWhole
      ? asked.filter((step) =>
          named.some((each) => each === step || (each.shows && each.needs.has(step))),
        )
      : named;
  if (isWhole || saysAll) {
    const used = new Set(
      asked.flatMap(({ needs, shows }) => (shows && !saysAll ? [] : [...needs])),
    );
    return asked.filter((step) => !used.has(step) || step.shows);
  }
  const isPlural = words.some((word) => isPresentingNoun(word) && word.endsWith("s"));
  return isPlural ? unusedOf(asked) : asked.slice(-1);
}
