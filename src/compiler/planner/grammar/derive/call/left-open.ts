/** What an order leaves to whoever carries it out: which of several things, or how much. */
import { isBound, type Side } from "../../link/bounds.ts";
import { isWithin } from "../step.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";

/** "3 or more" leaves no thing open. */
const AT_LEAST = new Set("more less fewer so later earlier over under above below not".split(" "));
/** "Some of the leases", "either of them": not all of what follows. */
const PART = new Set("one any either neither some none few several most half part".split(" "));

/** Whether one of several is to be chosen, or one of two orders carried out: "A or B", "any of A and B", "or end it". */
export function leavesChoice(
  { tokens, marks }: Reading,
  { from, to }: Span,
  assigned: readonly Assigned[],
): boolean {
  const isInside = (at: number): boolean =>
    marks.some((mark) => mark.is === "quoted" && mark.from <= at && at < mark.to);
  // "SO-12" begins with no "so".
  const isWord = (at: number): boolean =>
    !marks.some(({ is, from: start }) => is === "code" && start === at) &&
    !(tokens[at + 1]?.glued === true && tokens[at + 1]?.text === "-");
  const isOr = (at: number): boolean =>
    tokens[at]?.lower === "or" &&
    !isInside(at) &&
    !(AT_LEAST.has(tokens[at + 1]?.lower ?? "") && isWord(at + 1));
  const before = tokens[from - 1]?.lower === "," ? from - 2 : from - 1;
  const after = tokens[to]?.lower === "," ? to + 1 : to;
  const isTaken = (at: number): boolean =>
    assigned.some(({ value }) => value.from <= at && at < value.to);
  const isPart = (at: number): boolean =>
    PART.has(tokens[at]?.lower ?? "") &&
    tokens[at + 1]?.lower === "of" &&
    !isInside(at) &&
    !isTaken(at);
  const inside = tokens.slice(from, to).map((_, i) => from + i);
  return [before, ...inside, after].some(isOr) || inside.some(isPart);
}

/** What stands before a number or behind it, and the side of a range that it says: "about" is none. */
const AROUND: readonly { readonly side?: Side; readonly before: RegExp; readonly after: RegExp }[] =
  [
    {
      before:
        /(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost|some)|~) ?$/,
      after: /^(?: or (?:so|thereabouts)\b| (?:ish|approximately|roughly)\b|-?ish\b)/,
    },
    {
      side: "upper",
      before:
        /(?:\b(?:up to|as much as|as many as|at most|(?:less|fewer|earlier) than|no more than|under|below|max|maximum)|<) ?$/,
      after: /^(?: or (?:less|fewer|under|earlier)\b| at most\b| (?:max|maximum)\b)/,
    },
    {
      side: "lower",
      before: /(?:\b(?:at least|(?:more|later) than|no less than|over|above|min|minimum)|>) ?$/,
      after: /^(?: or (?:more|over|later)\b| at least\b| (?:min|minimum)\b|\+)/,
    },
  ];
/** Of a time only these: "over the weekend", "up to Friday". */
const ABOUT =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost)|~) ?(?:on |the )?$/;
const AMOUNTS = new Set(["number", "quantity", "money", "percent", "duration"]);
const TIMES = new Set(["time", "clock"]);

/** "About 20", "30 or so", "at most 3": the value that is no exact one, as long as its argument is no bound on that side. */
export function inexactValue(
  { query, tokens, marks }: Reading,
  assigned: readonly Assigned[],
): Assigned | undefined {
  return assigned.find(({ field: { name, description }, value, literal }) => {
    const isAmount = AMOUNTS.has(value.is) && value.relative !== true;
    if (!(isAmount || TIMES.has(value.is)) || literal !== undefined) return false;
    const around = marks.filter((mark) => AMOUNTS.has(mark.is) && isWithin(value, mark));
    const start = tokens[Math.min(value.from, ...around.map(({ from }) => from))]?.start ?? 0;
    const end = tokens[Math.max(value.to, ...around.map(({ to }) => to)) - 1]?.end ?? 0;
    const said = query.slice(0, start).toLowerCase();
    const more = query.slice(end).toLowerCase();
    if (!isAmount && ABOUT.test(said)) return true;
    const way = AROUND.find(
      ({ before, after }) => (isAmount && before.test(said)) || after.test(more),
    );
    return way !== undefined && (way.side === undefined || !isBound(way.side, name, description));
  });
}
