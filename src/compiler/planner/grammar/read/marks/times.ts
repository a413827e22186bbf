/** Places in time: days, months, quarters, years, decades, what is counted from today, and stretches from one to another. */
import type { Draft } from "../draft.ts";
import type { Mark, Period } from "../reading.ts";
import { TIME_FORMS } from "../times/forms.ts";
import { plainTextOf, type PlainText } from "../times/plain-text.ts";
import { periodOf, shift, withYearOf, type TimeSpec } from "../times/time-spec.ts";
import { isMark } from "../walk.ts";

const TO = /^(?:to|until|till|through|thru|-|–|—)$/;
const LISTED = /^(?:and|or|,|&)$/;

interface Found {
  readonly from: number;
  readonly to: number;
  readonly spec: TimeSpec;
}

export function times(draft: Draft): Mark[] {
  const { lower, marks, says, world } = draft;
  const found = timesOf(draft);
  // "January and February 2024", "1 June to 30 September 2026": both are of that year.
  for (let i = found.length - 2; i >= 0; i -= 1) {
    const [one, next] = [found[i], found[i + 1]];
    const joint = lower(one?.to ?? -1);
    const gap = TO.test(joint) && lower((next?.from ?? 0) - 1) === "the" ? 2 : 1;
    if (one && next && one.to === next.from - gap && (LISTED.test(joint) || TO.test(joint)))
      found[i] = { ...one, spec: withYearOf(one.spec, next.spec) };
  }
  const clocks = new Map(marks.filter(isMark("clock")).map((mark) => [mark.from, mark]));
  return found.flatMap((one, i): Mark[] => {
    const { to, spec } = one;
    const isPrefixed = "first" in spec && /^(?:from|between)$/.test(lower(one.from - 1));
    const from = isPrefixed ? one.from - 1 : one.from;
    const period = periodOf(spec, world.today);
    const is = (start: number, end: number, meant: Period | undefined): Mark[] =>
      meant === undefined ? [] : [{ from: start, to: end, is: "time", period: meant }];
    // "the beginning of last year", "the end of March"
    const edge = from - (lower(from - 1) === "the" ? 3 : 2);
    const isEdge = period !== undefined && says(edge + 1, "of");
    // "March 5, 2024 at 17:30", "yesterday, 5pm"
    const comma = lower(to) === "," ? to + 1 : to;
    const clock = clocks.get(/^(?:at|starting)$/.test(lower(comma)) ? comma + 1 : comma);
    const next = found[i + 1];
    const start = next && startOfStretch(draft, one, next);
    return [
      ...is(from, to, period),
      ...(isEdge ? is(edge, to, edgeOf(period, lower(edge))) : []),
      ...(clock && period ? is(from, clock.to, momentOf(period, clock.time)) : []),
      ...(next && start !== undefined ? is(start, next.to, stretchOf(one, next, world.today)) : []),
    ];
  });
}

/** Its first day, or its last one. */
function edgeOf({ from, to, math }: Period, edge: string): Period | undefined {
  if (!/^(?:end|start|beginning)$/.test(edge)) return undefined;
  const [day, steps] = edge === "end" ? [to, math?.to] : [from, math?.from];
  if (day === undefined && steps === undefined) return undefined;
  return {
    ...(day && { from: day, to: day }),
    ...(steps && { math: { from: steps, to: steps } }),
    unit: "day",
  };
}

function momentOf({ from, to, unit, math }: Period, clock: string): Period | undefined {
  if (unit !== "day" || from === undefined || from !== to) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  const steps = shift(hours, "h") + shift(minutes, "m") + shift(seconds, "s");
  const moment = `${from}T${clock.padEnd(8, ":00")}`;
  const at = math?.from && `${math.from}${steps}`;
  return { from: moment, to: moment, unit: "minute", ...(at && { math: { from: at, to: at } }) };
}

function stretchOf(one: Found, next: Found, today: Date | undefined): Period | undefined {
  const [first, last] = [one.spec, next.spec];
  return "first" in first || "first" in last ? undefined : periodOf({ first, last }, today);
}

/** From left to right, none within another; what is written in two ways is there twice. */
function timesOf(draft: Draft): Found[] {
  const plain = plainTextOf(draft);
  const found: Found[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const here = timeAt(draft, plain, at, found.at(-1)?.to);
    // 15/3/2024 is a day in one of the two orders only.
    const days = here?.specs.filter((spec) => periodOf(spec, draft.world.today)) ?? [];
    for (const spec of days) found.push({ from: at, to: here?.to ?? at, spec });
    at = here?.to ?? at + 1;
  }
  return found;
}

/** @param last where the time before it ends */
function timeAt(draft: Draft, plain: PlainText, at: number, last: number | undefined) {
  const { tokens, lower } = draft;
  const start = plain.starts.get(at);
  const token = tokens[at];
  if (start === undefined || token?.kind === "sign" || draft.isLiteral(at)) return undefined;
  const before = lower(at - 1);
  const isJoined = last === at - 1 && (TO.test(before) || LISTED.test(before));
  const expected = isJoined || (last === at && token?.glued === true);
  for (const { pattern, meaning } of TIME_FORMS) {
    pattern.lastIndex = start;
    const match = pattern.exec(plain.text);
    const to = plain.ends.get(start + (match?.[0].length ?? 0));
    if (match === null || to === undefined) continue;
    const isCapital = (word: string): boolean =>
      tokens.slice(at, to).some((one) => one.lower === word && /^\p{Lu}/u.test(one.text));
    const specs = meaning(match.groups ?? {}, { before, after: lower(to), isCapital, expected });
    if (specs !== undefined && specs !== "") return { to, specs: [specs].flat() };
  }
  return undefined;
}

/** Where a stretch from one time to the next begins: at "from" or "between", where one stands there. */
function startOfStretch({ lower, tokens, query }: Draft, one: Found, next: Found) {
  const prefix = one.from - (lower(one.from - 1) === "the" ? 2 : 1);
  const [joint, start] = [lower(one.to), tokens[next.from]];
  if (next.from === one.to && next.from > one.from) {
    const isHyphened = start?.glued === true && /[-‐‑–]/.test(query.charAt(start.start - 1));
    return isHyphened ? one.from : undefined;
  }
  if (next.from !== one.to + (lower(one.to + 1) === "the" ? 2 : 1)) return undefined;
  if (lower(prefix) === "between" && /^(?:and|to)$/.test(joint)) return prefix;
  if (!TO.test(joint)) return undefined;
  return lower(prefix) === "from" ? prefix : one.from;
}
