/** "Alarms in October", "between 14:00 and 16:00": a stretch of time of which a call would only have its beginning, or one end. */
import { fieldsOf, type Field } from "../../../link/fields.ts";
import { rolesOf } from "../../../link/roles.ts";
import type { Mark, Period } from "../../../read/reading.ts";
import type { Assigned } from "../assigned.ts";
import { isEnd, isStart } from "../ends.ts";
import { isTaken, positionsIn, type CalledClause, type Misreading } from "./misreading.ts";

const SINCE = new Set("since after starting beginning".split(" "));
const UNTIL = new Set("until till before by".split(" "));
/** A day on which somebody leaves or comes is no first day of others. */
const SINGLE = /\b(?:depart|arriv|check.?in|check.?out|leav|birth)/i;

export function cutStretch(clause: CalledClause): Misreading | undefined {
  const { tool, calls } = clause;
  const cut =
    pairCut(clause) ??
    calls.flatMap(({ assigned }) => assigned.filter((one) => isCut(one, assigned, clause)))[0]
      ?.value;
  if (cut === undefined) return undefined;
  return { words: cut, reason: `${tool.name} would not have both ends of it, or more than it` };
}

/** Of a stretch only the first day, or a day from which on everything is shown. */
function isCut(
  one: Assigned,
  assigned: readonly Assigned[],
  { reading: { tokens }, tool }: CalledClause,
): boolean {
  const { field, value } = one;
  if (value.is !== "time" || field.format?.startsWith("date") !== true || field.list) return false;
  const said = `${field.name.replaceAll("_", " ")} ${field.description}`;
  const [starts, ends] = [isStart(field), isEnd(field)];
  if (starts === ends || SINGLE.test(said)) return false;
  const others = assigned.filter((other) => other.field.name !== field.name);
  const isOther = (each: Field): boolean =>
    each.format === field.format && (starts ? isEnd(each) : isStart(each));
  if (others.some((other) => isOther(other.field) || rolesOf(other.field).has("duration")))
    return false;
  const words = [tokens[value.from - 1]?.lower ?? "", tokens[value.from]?.lower ?? ""];
  if (words.some((word) => (starts ? SINCE : UNTIL).has(word))) return false;
  const isLong = isStretch(value.period);
  // "The last 3 days" go on until now, as what is shown since then does.
  if (starts && isUntilNow(value.period)) return false;
  if (!starts) return isLong && tool.effect === "read";
  if (isLong) return true;
  // "On 3 May" is no "since 3 May".
  return tool.effect === "read" && !words.includes("from") && !fieldsOf(tool).some(isOther);
}

function isUntilNow(period: Period | undefined): boolean {
  return period?.math !== undefined && /^(?:now(?:\/d)?)?$/.test(period.math.to ?? period.to ?? "");
}

function isStretch(period: Period | undefined): boolean {
  if (period === undefined || ["minute", "hour", "day"].includes(period.unit ?? "")) return false;
  return period.from !== period.to || period.math !== undefined;
}

/** "between X and Y", "from X to Y" with calls for each of them, or with a call that has one of them. */
function pairCut(clause: CalledClause): { readonly from: number; readonly to: number } | undefined {
  const {
    reading: { tokens, marks },
    tool,
    calls,
  } = clause;
  const isTime = ({ is }: Mark): boolean => is === "time" || is === "clock";
  const beginning = (at: number): Mark | undefined =>
    marks.filter((mark) => mark.from === at && isTime(mark)).toSorted((a, b) => b.to - a.to)[0];
  for (const at of positionsIn(clause)) {
    const word = tokens[at]?.lower ?? "";
    if (word !== "between" && word !== "from") continue;
    const first = beginning(at + 1);
    const join = tokens[first?.to ?? -1]?.lower ?? "";
    const second = first && beginning(first.to + 1);
    if (first === undefined || second === undefined || !/^(?:and|to|until|till)$/.test(join))
      continue;
    const fieldsAt = (mark: Mark): Set<string> =>
      new Set(
        calls.flatMap(({ assigned }) =>
          assigned.flatMap(({ field, value }) =>
            value.from < mark.to && mark.from < value.to ? [field.name] : [],
          ),
        ),
      );
    const [one, other] = [fieldsAt(first), fieldsAt(second)];
    const isBoth = calls.length > 1 && [...one].some((name) => other.has(name));
    const ends = fieldsOf(tool)
      .filter(({ name }) => one.has(name) || other.has(name))
      .filter((field) => (isStart(field) || isEnd(field)) && !/\bnew\b/i.test(field.description));
    const isOne = (word === "between" || ends.length > 0) && new Set([...one, ...other]).size === 1;
    if (isBoth || isOne || (one.size > 0 && !isTaken(second.from, clause)))
      return { from: at, to: second.to };
  }
  return undefined;
}
