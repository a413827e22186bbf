/** A time that is counted from the start of a run, in words: "1 March", "7 days ago", "the start of last month". */
import { parseDateMath, resolveDateMath } from "../../contract/date-math.ts";
import { describeDateMath } from "../../contract/date-math-words.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
/** Of a year that has no 29 February. */
const FIRST = new Date(Date.UTC(2023, 0, 1));
const FORM = /^now((?:[+-]\d+[a-zA-Z])*)(?:\/([a-zA-Z])(.*))?$/;

export function sayDateMath(text: string): string {
  const [, before = "", rounded, after = ""] = FORM.exec(text) ?? [];
  if (parseDateMath(text) === undefined) return text;
  if (rounded === undefined)
    return before === "" ? "now" : (away(before) ?? describeDateMath(text));
  if (rounded === "y" && after !== "") {
    const day = resolveDateMath(`now/d${after}`, FIRST);
    const which = before === "" ? ["last year", "this year", "next year"] : ["", "", "to come"];
    return day === undefined
      ? describeDateMath(text)
      : `${DAY.format(new Date(day))} ${which[Number(day.slice(0, 4)) - 2022] ?? ""}`.trimEnd();
  }
  const unit = UNITS[rounded] ?? "";
  const own = before === "" ? (unit === "day" ? "today" : `this ${unit}`) : away(before, unit);
  const isEnd = after === `+1${rounded}-1d`;
  if (own === undefined || (after !== "" && !isEnd)) return describeDateMath(text);
  return unit === "day" ? own : `the ${isEnd ? "end" : "start"} of ${own}`;
}

const UNITS: Readonly<Record<string, string>> = {
  y: "year",
  Q: "quarter",
  M: "month",
  w: "week",
  d: "day",
  h: "hour",
  H: "hour",
  m: "minute",
  s: "second",
};

/** "yesterday", "last month", "in 3 hours"; `undefined` of several steps. */
function away(steps: string, rounded?: string): string | undefined {
  const [, sign, count, letter = ""] = /^([+-])(\d+)([a-zA-Z])$/.exec(steps) ?? [];
  const unit = UNITS[letter];
  if (unit === undefined) return undefined;
  const isPast = sign === "-";
  if (count === "1" && unit === rounded)
    return unit === "day"
      ? isPast
        ? "yesterday"
        : "tomorrow"
      : `${isPast ? "last" : "next"} ${unit}`;
  const many = `${count} ${unit}${count === "1" ? "" : "s"}`;
  const when = isPast ? `${many} ago` : `in ${many}`;
  return rounded === undefined || rounded === unit || rounded === "day" ? when : undefined;
}
