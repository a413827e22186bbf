/** The expression, the question and the notes of a column of dates. */
import type { Bindings } from "../../sql.ts";
import type { Question, ReadColumn } from "../column.ts";
import { sayOthers, type DateColumn } from "./date-column.ts";
import { dateExpression, type FirstPart } from "./date-expression.ts";
import type { ShortYears } from "./short-years.ts";
import type { Settled } from "./settle-file.ts";
import { textOf } from "./shapes.ts";
import type { ColumnReading } from "./column-reading.ts";

export function readDates(
  name: string,
  dates: DateColumn,
  settled: Settled,
  bindings: Bindings,
): ColumnReading {
  const { part, isOpen } = firstPart(dates, settled);
  const type = dates.granularity === "time" ? "TIMESTAMP" : "DATE";
  const moment = dateExpression(
    textOf(name),
    dates.shapes,
    part,
    dates.zone,
    bindings,
    dates.short,
  );
  const column: ReadColumn = {
    name,
    type: "time",
    granularity: dates.granularity,
    ...(dates.short?.isOpen === true && { question: centuryQuestion(name, dates.short) }),
    ...(isOpen && {
      question: {
        message: `Dates in column "${name}" can be read day first and month first, and nothing in the file decides.`,
        help: `Say which comes first: reading { dates: "day-first" } or { dates: "month-first" }, as an argument or for the file in orchc.config.yaml.`,
        settledFor: "year",
      },
    }),
  };
  return { column, expression: `(${moment})::${type}`, notes: notesOf(name, dates, part, isOpen) };
}

function centuryQuestion(name: string, { first, last }: ShortYears): Question {
  return {
    message: `Years of two digits in column "${name}" may be from ${first} to ${last} or in another century, and nothing in the file decides.`,
    help: `Say which year is the last that they can be in: reading { latestYear: ${last} }, as an argument or for the file in orchc.config.yaml.`,
  };
}

function firstPart(
  { order }: DateColumn,
  { first }: Settled,
): { part: FirstPart; isOpen: boolean } {
  const [best = "day-first", ...others] = order?.fitting ?? [];
  if (first?.because === "it was said") return { part: first.part, isOpen: false };
  if (others.length === 0) return { part: best, isOpen: false };
  return first === undefined ? { part: best, isOpen: true } : { part: first.part, isOpen: false };
}

function notesOf(name: string, dates: DateColumn, part: FirstPart, isOpen: boolean): string[] {
  const notes: string[] = [];
  const first = part === "day-first" ? "day first" : "month first";
  if (isOpen) {
    notes.push(`dates in column "${name}" are read ${first}, and could be read the other way`);
  } else if (dates.order !== undefined && dates.order.because !== "same either way")
    notes.push(`dates in column "${name}" are read ${first}`);
  if (dates.short !== undefined) {
    const { first: from, last } = dates.short;
    notes.push(
      `years of two digits in column "${name}" are read as ${from === last ? from : `${from} to ${last}`}`,
    );
  }
  if (dates.zone === "UTC") {
    notes.push(
      dates.offset === "several"
        ? `times in column "${name}" have several offsets and are read in UTC`
        : `times in column "${name}" are read in UTC; those without an offset are taken to be in UTC`,
    );
  } else if (dates.offset !== undefined && dates.offset !== "UTC") {
    notes.push(`times in column "${name}" are as written, at ${sayOffset(dates.offset)}`);
  }
  const marks = [...new Set(dates.marks.map(({ example }) => `"${example}"`))];
  if (marks.length > 0) {
    notes.push(`in column "${name}", ${marks.slice(0, 3).join(" and ")} is read as no date`);
  }
  if (dates.others.length > 0) {
    notes.push(`in column "${name}", ${sayOthers(dates.others)} and left out`);
  }
  return notes;
}

/** `UTC+10:00` for `+1000`. */
function sayOffset(offset: string): string {
  const [, sign = "+", digits = ""] = /([+-])(\d+)/.exec(offset) ?? [];
  const padded = digits.length % 2 === 1 ? `0${digits}` : digits;
  return `UTC${sign}${padded.slice(0, 2)}:${padded.slice(2) || "00"}`;
}
