/** What an order leaves to whoever carries it out: which of several things, or how much. */
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
  const isInside = (at: number): boolean => marks.some((mark) => mark.is === "quoted" && mark.from <= at && at < mark.to); // prettier-ignore
  // "SO-12" begins with no "so".
  const isWord = (at: number): boolean => !marks.some(({ is, from: start }) => is === "code" && start === at) && !(tokens[at + 1]?.glued === true && tokens[at + 1]?.text === "-"); // prettier-ignore
  const isOr = (at: number): boolean => tokens[at]?.lower === "or" && !isInside(at) && !(AT_LEAST.has(tokens[at + 1]?.lower ?? "") && isWord(at + 1)); // prettier-ignore
  const before = tokens[from - 1]?.lower === "," ? from - 2 : from - 1;
  const after = tokens[to]?.lower === "," ? to + 1 : to;
  const isTaken = (at: number): boolean => assigned.some(({ value }) => value.from <= at && at < value.to); // prettier-ignore
  const isPart = (at: number): boolean => PART.has(tokens[at]?.lower ?? "") && tokens[at + 1]?.lower === "of" && !isInside(at) && !isTaken(at); // prettier-ignore
  const inside = tokens.slice(from, to).map((_, i) => from + i);
  return [before, ...inside, after].some(isOr) || inside.some(isPart);
}

const LESS_OR_MORE = /(?:\b(?:up to|as much as|as many as|at most|at least|(?:more|less|fewer|later|earlier) than|over|under|below|above|max|maximum|min|minimum|some)|about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost|~|<|>) ?$/; // prettier-ignore
/** Of a time only these: "over the weekend", "up to Friday". */
const ABOUT =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost)|~) ?$/;
const ROUNDED = /^(?: or (?:so|more|less|fewer|over|under|thereabouts|later|earlier)\b| at (?:most|least)\b| (?:max|maximum|min|minimum|ish|approximately|roughly)\b|-?ish\b|\+)/; // prettier-ignore
/** What takes a bound takes "at most 20". */
const BOUNDED = /\b(?:min|max|minimum|maximum|least|most|limit|up to|upper|lower|over|under|above|below|threshold|more than|less than)/i; // prettier-ignore
const AMOUNTS = new Set(["number", "quantity", "money", "percent", "duration"]);
const TIMES = new Set(["time", "clock"]);

/** "About 20", "30 or so": no amount that a change could be made with, as long as no bound is asked for. */
export function isInexact(
  { query, tokens, marks }: Reading,
  assigned: readonly Assigned[],
): boolean {
  return assigned.some(({ field: { name, description }, value, literal }) => {
    const isAmount = AMOUNTS.has(value.is);
    const isSaid = BOUNDED.test(`${name.replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${description}`); // prettier-ignore
    if (!(isAmount || TIMES.has(value.is)) || literal !== undefined || isSaid) return false;
    const around = marks.filter((mark) => AMOUNTS.has(mark.is) && isWithin(value, mark));
    const start = tokens[Math.min(value.from, ...around.map(({ from }) => from))]?.start ?? 0;
    const end = tokens[Math.max(value.to, ...around.map(({ to }) => to)) - 1]?.end ?? 0;
    const before = query.slice(0, start).toLowerCase();
    const after = query.slice(end).toLowerCase();
    return (isAmount ? LESS_OR_MORE : ABOUT).test(before) || ROUNDED.test(after);
  });
}
