/** Places in time: days, months, quarters, years, decades, what is counted from today, and stretches from one to another. */
import type { Draft } from "../draft.ts";
import type { Mark, Period } from "../reading.ts";
import { calendarTimeAt, dayNumberAt } from "../times/calendar-times.ts";
import { relativeTimeAt } from "../times/relative-times.ts";
import {
  counted, offset, periodOf, yearMath, type Calendar, type TimeAt, type TimeSpec,
} from "../times/time-spec.ts"; // prettier-ignore
import { writtenDates } from "../times/written-dates.ts";

const TO = new Set(["to", "until", "till", "through", "thru", "-", "–", "—"]);
const LISTED = new Set(["and", "or", ",", "&"]);

interface Found extends TimeAt {
  readonly from: number;
}

export function times(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  const found = timesOf(draft);
  const specs = found.map(({ spec }) => spec);
  // "January and February 2024": both are of that year.
  for (let i = found.length - 2; i >= 0; i -= 1) {
    const [one, next] = [found[i], found[i + 1]];
    if (one !== undefined && next !== undefined && isListed(draft, one, next))
      specs[i] = withYearOf(specs[i], specs[i + 1]) ?? one.spec;
  }
  const push = (from: number, to: number, period: Period | undefined): void => {
    if (period !== undefined) marks.push({ from, to, is: "time", period });
  };
  for (const [i, one] of found.entries()) {
    const spec = specs[i] ?? one.spec;
    push(one.from, one.to, periodOf(spec, draft.world.today));
    const moment = momentAt(draft, one.to, spec);
    if (moment !== undefined) push(one.from, moment.to, moment.period);
    const next = found[i + 1];
    const start = next && startOfSpan(draft, one, next);
    if (next !== undefined && start !== undefined)
      push(start, next.to, spanning(spec, specs[i + 1] ?? next.spec, draft.world.today));
    const days = daysOfMonth(draft, one);
    if (days !== undefined)
      push(days.from, one.to, spanning(days.spec, one.spec, draft.world.today));
    const later = daysAfter(draft, one);
    if (later !== undefined)
      push(one.from, later.to, spanning(later.first, later.last, draft.world.today));
  }
  return marks;
}

/** From left to right, none within another; what is written in two ways is there twice. */
function timesOf(draft: Draft): Found[] {
  const written = writtenDates(draft);
  const found: Found[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const last = found.at(-1);
    const joint = draft.lower(at - 1);
    const isJoined = last?.to === at - 1 && (TO.has(joint) || LISTED.has(joint));
    const isHyphened = last?.to === at && draft.tokens[at]?.glued === true;
    const here = written.get(at);
    const other = here === undefined && !draft.isLiteral(at)
      ? (relativeTimeAt(draft, at) ?? calendarTimeAt(draft, at, isJoined || isHyphened))
      : undefined; // prettier-ignore
    const all = here ?? (other === undefined ? [] : [other]);
    for (const one of all) found.push({ from: at, ...one });
    at = all[0]?.to ?? at + 1;
  }
  return found;
}

function isListed(draft: Draft, one: Found, next: Found): boolean {
  return next.from === one.to + 1 && LISTED.has(draft.lower(one.to));
}

/** Where a stretch from one time to the next begins: at "from" or "between", where one stands there. */
function startOfSpan({ lower, tokens, query }: Draft, one: Found, next: Found): number | undefined {
  const prefix = lower(one.from - 1) === "the" ? one.from - 2 : one.from - 1;
  const isHyphened = next.from === one.to && next.from > one.from && tokens[next.from]?.glued === true && /[-‐‑–]/.test(query.charAt((tokens[next.from]?.start ?? 0) - 1)); // prettier-ignore
  if (isHyphened) return one.from;
  const gap = lower(one.to + 1) === "the" ? 2 : 1;
  if (next.from !== one.to + gap) return undefined;
  const joint = lower(one.to);
  if (lower(prefix) === "between" && (joint === "and" || joint === "to")) return prefix;
  if (!TO.has(joint)) return undefined;
  return lower(prefix) === "from" ? prefix : one.from;
}

function withYearOf(spec: TimeSpec | undefined, later: TimeSpec | undefined): Calendar | undefined {
  if (spec?.is !== "calendar" || later?.is !== "calendar") return undefined;
  if (spec.year !== undefined || later.year === undefined || spec.direction !== undefined)
    return undefined;
  // "November to February 2024" begins in the year before.
  const isLater =
    spec.month > later.month || (spec.month === later.month && (spec.day ?? 1) > (later.day ?? 31));
  return { ...spec, year: isLater ? later.year - 1 : later.year };
}

/** From the first day of one time to the last day of another. */
function spanning(first: TimeSpec, last: TimeSpec, today: Date | undefined): Period | undefined {
  const end = periodOf(last, today);
  if (end === undefined) return undefined;
  const isYearless =
    first.is === "calendar" && first.year === undefined && first.direction === undefined;
  if (
    isYearless &&
    last.is === "calendar" &&
    last.year === undefined &&
    last.direction === undefined &&
    end.math?.to
  ) {
    const isLater =
      first.month > last.month ||
      (first.month === last.month && (first.day ?? 1) > (last.day ?? 31));
    const from = `${yearMath(last)}${isLater ? "-1y" : ""}${offset(first.month, first.day)}`;
    return { ...counted({ from, to: end.math.to }, today).period, yearless: true };
  }
  const start = periodOf(withYearOf(first, last) ?? first, today);
  if (start === undefined) return undefined;
  // Without an end, the second one goes on until now: "since March to today".
  if (start.from !== undefined && end.to !== undefined && start.from > end.to) return undefined;
  const math = start.math || end.math ? { from: start.math?.from, to: end.math?.to } : undefined;
  const from = start.math === undefined ? start.from : start.from;
  return {
    ...(from !== undefined && { from }),
    ...(end.to !== undefined && { to: end.to }),
    ...(math && {
      math: {
        ...(math.from !== undefined && { from: math.from }),
        ...(math.to !== undefined && { to: math.to }),
      },
    }),
  };
}

/** "1 to 15 March", "1-15 March 2024": the first day is one of that month. */
function daysOfMonth(
  draft: Draft,
  one: Found,
): { readonly from: number; readonly spec: TimeSpec } | undefined {
  if (one.spec.is !== "calendar" || one.spec.day === undefined) return undefined;
  const isHyphened = draft.query.charAt((draft.tokens[one.from]?.start ?? 0) - 1) === "-";
  const joint = draft.lower(one.from - 1);
  const from = isHyphened ? one.from - 1 : TO.has(joint) ? one.from - 2 : -1;
  const day = from < 0 ? undefined : dayNumberAt(draft, from);
  if (day === undefined || day.day >= one.spec.day) return undefined;
  const start = draft.lower(from - 1) === "from" ? from - 1 : from;
  return { from: start, spec: { ...one.spec, day: day.day } };
}

/** "March 5-10", "March 5 to 10, 2024" */
function daysAfter(
  draft: Draft,
  one: Found,
): { to: number; first: TimeSpec; last: TimeSpec } | undefined {
  const { spec } = one;
  if (spec.is !== "calendar" || spec.day === undefined || spec.year !== undefined) return undefined;
  const next = draft.tokens[one.to];
  const isHyphened = next?.glued === true && draft.query.charAt(next.start - 1) === "-";
  const at = isHyphened ? one.to : TO.has(draft.lower(one.to)) ? one.to + 1 : -1;
  const day = at < 0 ? undefined : dayNumberAt(draft, at);
  if (day === undefined || day.day <= spec.day) return undefined;
  const yearAt = draft.lower(day.to) === "," ? day.to + 1 : day.to;
  const text = draft.tokens[yearAt]?.text ?? "";
  const year = /^(?:1[5-9]|20)\d\d$/.test(text) ? { year: Number(text) } : {};
  const to = "year" in year ? yearAt + 1 : day.to;
  return { to, first: { ...spec, ...year }, last: { ...spec, ...year, day: day.day } };
}

/** "March 5, 2024 at 17:30", "2024-03-05, 5pm" */
function momentAt(
  draft: Draft,
  to: number,
  spec: TimeSpec,
): { to: number; period: Period } | undefined {
  const day = periodOf(spec, undefined);
  if (day?.from === undefined || day.from !== day.to || day.from.length !== 10) return undefined;
  const comma = draft.lower(to) === "," ? to + 1 : to;
  const at = ["at", "starting"].includes(draft.lower(comma)) ? comma + 1 : comma;
  const clock = clocksOf(draft).get(at);
  if (clock === undefined) return undefined;
  const moment = `${day.from}T${clock.time}${clock.time.length === 5 ? ":00" : ""}`;
  return { to: clock.to, period: { from: moment, to: moment, unit: "minute" } };
}

const known = new WeakMap<Draft, ReadonlyMap<number, { to: number; time: string }>>();

function clocksOf(draft: Draft): ReadonlyMap<number, { to: number; time: string }> {
  const before = known.get(draft);
  if (before !== undefined) return before;
  const clocks = new Map(
    draft.marks.flatMap((mark) => (mark.is === "clock" ? [[mark.from, mark] as const] : [])),
  );
  known.set(draft, clocks);
  return clocks;
}
