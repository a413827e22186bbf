/** What shows a result: "as a bar chart", "draw a line chart of …"; it is a clause of its own beside what it shows. */
import type { Reading, Span } from "../read/reading.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
/** General English for pictures and pages. */
const FORMS = set("chart charts graph plot diagram picture report page document dashboard");
const OF = set("of for showing with");

export interface Presented {
  /** What is shown. */
  readonly content: Span;
  /** How. */
  readonly form: Span;
}

/** The two parts of a clause that says both; `undefined` where it shows nothing. */
export function presentedBy({ tokens }: Reading, { from, to }: Span): Presented | undefined {
  for (let at = from; at < to; at += 1) {
    if (!FORMS.has(tokens[at]?.lower ?? "")) continue;
    const next = tokens[at + 1]?.lower ?? "";
    // "draw a line chart of the amount by month"
    if (OF.has(next) && at + 2 < to && at - from < 6)
      return { content: { from: at + 2, to }, form: { from, to: at + 1 } };
    // "the amount by month as a line chart"
    for (let as = at - 1; as > from && at - as < 6; as -= 1) {
      if (["as", "in"].includes(tokens[as]?.lower ?? ""))
        return { content: { from, to: as }, form: { from: as + 1, to } };
    }
  }
  return undefined;
}
