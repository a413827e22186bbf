/** Places in time: days, months, quarters, years, decades, what is counted from today, and stretches from one to another. */
import type { Draft } from "../draft.ts";
import type { Mark, Period } from "../reading.ts";
import { CALENDAR_FORMS } from "../times/calendar-times.ts";
import { plainTextOf, type PlainText } from "../times/plain-text.ts";
import { RELATIVE_FORMS } from "../times/relative-times.ts";
import { periodOf, withYearOf, type Stretch, type TimeSpec } from "../times/time-spec.ts";
import { writtenDates } from "../times/written-dates.ts";

const TO = /^(?:to|until|till|through|thru|-|–|—)$/;
const STARTS = /^(?:start|beginning)$/;
const LISTED = /^(?:and|or|,|&)$/;
const FORMS = [...RELATIVE_FORMS, ...CALENDAR_FORMS];

interface Found {
  readonly from: number;
  readonly to: number;
  readonly spec: TimeSpec;
}

export function times(draft: Draft): Mark[] {
  const { today } = draft.world;
  const marks: Mark[] = [];
  const found = timesOf(draft);
  // "January and February 2024": both are of that year.
  for (let i = found.length - 2; i >= 0; i -= 1) {
    const [one, next] = [found[i], found[i + 1]];
    const isListed = one?.to === (next?.from ?? 0) - 1 && LISTED.test(draft.lower(one?.to ?? -1));
    if (one && next && isListed) found[i] = { ...one, spec: withYearOf(one.spec, next.spec) };
  }
  const clocks = new Map(draft.marks.flatMap((mark) => (mark.is === "clock" ? [[mark.from, mark] as const] : []))); // prettier-ignore
  const push = (from: number, to: number, period: Period | undefined): void => {
    if (period !== undefined) marks.push({ from, to, is: "time", period });
  };
  for (const [i, one] of found.entries()) {
    const { to, spec } = one;
    const isPrefixed =
      spec.is === "stretch" && /^(?:from|between)$/.test(draft.lower(one.from - 1));
    const from = isPrefixed ? one.from - 1 : one.from;
    const period = periodOf(spec, today);
    push(from, to, period);
    // "the beginning of last year", "the end of March"
    const edge = draft.lower(from - 1) === "the" ? from - 3 : from - 2;
    if (draft.says(edge + 1, "of")) push(edge, to, period && edgeOf(period, draft.lower(edge)));
    // "March 5, 2024 at 17:30", "yesterday, 5pm"
    const comma = draft.lower(to) === "," ? to + 1 : to;
    const clock = clocks.get(/^(?:at|starting)$/.test(draft.lower(comma)) ? comma + 1 : comma);
    const moment = clock && period && momentOf(period, clock.time);
    if (clock !== undefined) push(from, clock.to, moment);
    const next = found[i + 1];
    if (next === undefined) continue;
    const start = startOfStretch(draft, one, next);
    const stretch = stretchOf(spec, next.spec);
    if (start !== undefined && stretch !== undefined) push(start, next.to, periodOf(stretch, today)); // prettier-ignore
  }
  return marks;
}

/** Its first day, or its last one. */
function edgeOf({ from, to, math, ...rest }: Period, edge: string): Period | undefined {
  if (edge !== "end" && !STARTS.test(edge)) return undefined;
  const [day, steps] = edge === "end" ? [to, math?.to] : [from, math?.from];
  if (day === undefined && steps === undefined) return undefined;
  const { yearless } = rest;
  return { ...(day && { from: day, to: day }), ...(steps && { math: { from: steps, to: steps } }), unit: "day", ...(yearless && { yearless }) }; // prettier-ignore
}

function momentOf({ from, to, unit, ...rest }: Period, clock: string): Period | undefined {
  if (unit !== "day" || from === undefined || from !== to) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  const steps = `${hours ? `+${hours}h` : ""}${minutes ? `+${minutes}m` : ""}${seconds ? `+${seconds}s` : ""}`; // prettier-ignore
  const moment = `${from}T${clock.padEnd(8, ":00")}`;
  const math = rest.math && `${rest.math.from}${steps}`;
  return { ...rest, from: moment, to: moment, unit: "minute", ...(math && { math: { from: math, to: math } }) }; // prettier-ignore
}

function stretchOf(first: TimeSpec, last: TimeSpec): Stretch | undefined {
  return first.is === "stretch" || last.is === "stretch" ? undefined : { is: "stretch", first, last }; // prettier-ignore
}

/** From left to right, none within another; what is written in two ways is there twice. */
function timesOf(draft: Draft): Found[] {
  const written = writtenDates(draft);
  const plain = plainTextOf(draft);
  const found: Found[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const here = written.get(at) ?? timeAt(draft, plain, at, found.at(-1)?.to);
    for (const spec of here?.specs ?? []) found.push({ from: at, to: here?.to ?? at, spec });
    at = here?.to ?? at + 1;
  }
  return found;
}

/** @param last where the time before it ends */
function timeAt(
  draft: Draft,
  plain: PlainText,
  at: number,
  last: number | undefined,
): { to: number; specs: TimeSpec[] } | undefined {
  // prettier-ignore
  const start = plain.starts[at] ?? -1;
  if (start < 0 || draft.tokens[at]?.kind === "sign" || draft.isLiteral(at)) return undefined;
  const before = draft.lower(at - 1);
  const isJoined = last === at - 1 && (TO.test(before) || LISTED.test(before));
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = start;
    const match = pattern.exec(plain.text);
    const to = plain.tokenAfter(start + (match?.[0].length ?? 0));
    if (match === null || to === undefined) continue;
    const spec = read(match.groups ?? {}, {
      today: draft.world.today,
      before,
      after: draft.lower(to),
      isCapital: (word) => draft.tokens.slice(at, to).some(({ text, lower }) => lower === word && /^\p{Lu}/u.test(text)), // prettier-ignore
      expected: isJoined || (last === at && draft.tokens[at]?.glued === true),
    });
    if (spec !== undefined) return { to, specs: [spec] };
  }
  return undefined;
}

/** Where a stretch from one time to the next begins: at "from" or "between", where one stands there. */
function startOfStretch(
  { lower, tokens, query }: Draft,
  one: Found,
  next: Found,
): number | undefined {
  // prettier-ignore
  const prefix = lower(one.from - 1) === "the" ? one.from - 2 : one.from - 1;
  const [joint, start] = [lower(one.to), tokens[next.from]];
  const isHyphened = next.from === one.to && next.from > one.from && start?.glued === true && /[-‐‑–]/.test(query.charAt(start.start - 1)); // prettier-ignore
  if (isHyphened) return one.from;
  if (next.from !== one.to + (lower(one.to + 1) === "the" ? 2 : 1)) return undefined;
  if (lower(prefix) === "between" && /^(?:and|to)$/.test(joint)) return prefix;
  if (!TO.test(joint)) return undefined;
  return lower(prefix) === "from" ? prefix : one.from;
}
