/** Days that are said without their year, or by their weekday: of several that could be meant none is taken. */
import { wordsNotUsed, type Diagnostic } from "../../../../../contract/diagnostics/index.ts";
import type { Field } from "../../link/fields.ts";
import type { Mark, Period, Reading, Span } from "../../read/reading.ts";
import { isWithin } from "../step.ts";
import { placeOf } from "../tables.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

/** "When it is scheduled" is yet to come. */
const WAS =
  /\b(?:found|born|birth|happened|since|occurred|began|came|was|were|has been|had been)\b/i;
const BEFORE_NOW = new Set("last past previous yesterday ago since this".split(" "));
/** Words of a sentence that asks what has been. */
const PAST = new Set("was were did had been happened".split(" "));
/** What arguments are called that look back: `git log --since --until`. */
const BACK = new Set(["sinc", "until"]);

/**
 * "Release it on Saturday", "is it free on 9 December": no day that has been, as long as no word asks for one; which one
 * is meant is not said.
 */
export function isPast(
  { from, to, period, is }: Value,
  field: Field,
  { tool, reading, span }: CallContext,
): boolean {
  if (is !== "time" || period === undefined) return false;
  // "In January" may be that of this year, or of the next one.
  const isMonth =
    period.unit === "month" && field.format?.startsWith("date") === true && isOfAYear(period);
  if (!isMonth && !mayHaveBeen(period)) return false;
  const isRead = tool.effect === "read";
  const { tokens } = reading;
  const isDay =
    period.unit === "day" ||
    isOfThisWeek(period) ||
    period.unit === "minute" ||
    isMonth ||
    tokens.slice(from, to).some(({ text }) => /^\d/.test(text));
  if (isRead && !isDay) return false;
  const isSaid = tokens.slice(Math.max(0, from - 1), to).some(({ lower }) => BEFORE_NOW.has(lower));
  if (isSaid || WAS.test(`${field.name.replaceAll("_", " ")} ${field.description}`)) return false;
  // "Who has the watch on Monday" asks of no time that is past, "what has changed" does.
  const isAsked = tokens
    .slice(span.from, span.to)
    .some(
      ({ lower }, i, all) =>
        PAST.has(lower) ||
        (/^ha(?:s|ve)$/.test(lower) && all[i + 1]?.lower.endsWith("ed") === true),
    );
  return !(isRead && (isAsked || field.names.some((name) => BACK.has(name))));
}

/** Says of a day that could not be taken for an argument why it was not. */
export function yearNotSaid(
  reading: Reading,
  spans: readonly Span[],
  { format, names }: Field,
): Diagnostic | undefined {
  if (format?.startsWith("date") !== true && !names.includes("date")) return undefined;
  const mark = reading.marks.find(
    (one) => isYearless(one) && spans.some((span) => isWithin(one, span)),
  );
  return (
    mark &&
    wordsNotUsed(
      {
        words: textOf(reading, mark),
        reason: "which day is meant is open; write it with its year, as 2027-03-31",
        tools: [],
      },
      placeOf(reading, mark),
    )
  );
}

function isYearless(mark: Mark): boolean {
  return mark.is === "time" && mayHaveBeen(mark.period);
}

/** "On Monday", "from Monday to Friday" may be days of this week that have been; "next Monday" is none of them. */
function mayHaveBeen(period: Period): boolean {
  return period.math?.from?.startsWith("now-") === true || isOfThisWeek(period);
}

/** A month by its name. */
function isOfAYear({ math }: Period): boolean {
  return /^now(?:-\d+M)?\/y/.test(math?.from ?? "");
}

function isOfThisWeek({ math, unit }: Period): boolean {
  return (unit === "day" || unit === undefined) && /^now\/w(?:\+[1-6]d)?$/.test(math?.from ?? "");
}

function textOf({ query, tokens }: Reading, { from, to }: Span): string {
  return query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}
