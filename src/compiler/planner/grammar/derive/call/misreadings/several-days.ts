/** "Today and tomorrow", "on 3 and 9 May": days that are said side by side are no first and last day, and none of them is left out. */
import type { Mark } from "../../../read/reading.ts";
import type { Value } from "../value.ts";
import { isEnd, isStart } from "../ends.ts";
import { isTaken, positionsIn, type CalledClause, type Misreading } from "./misreading.ts";

const JOINING = new Set("and , & on also the or".split(" "));
const COMPARING = new Set("with versus vs against".split(" "));
const RANGING = new Set("between from".split(" "));

export function severalDays(clause: CalledClause): Misreading | undefined {
  const {
    reading: { tokens, marks },
    tool,
    calls,
  } = clause;
  for (const { assigned } of calls) {
    const times = assigned.filter(({ value }) => value.is === "time");
    const [start, end] = [
      times.find(({ field }) => isStart(field)),
      times.find(({ field }) => isEnd(field)),
    ];
    if (start === undefined || end === undefined || start.value.from === end.value.from) continue;
    const [first, last] = [start.value, end.value].toSorted((a, b) => a.from - b.from);
    if (first === undefined || last === undefined) continue;
    const isBeside =
      tokens.slice(first.to, last.from).every(({ lower }) => JOINING.has(lower)) &&
      !RANGING.has(tokens[first.from - 1]?.lower ?? "");
    const isCompared = tokens.slice(first.to, last.from).some(({ lower }) => COMPARING.has(lower));
    if (isBeside || (!isCompared && isLater(start.value, end.value)))
      return {
        words: { from: first.from, to: last.to },
        reason: `${start.field.name} and ${end.field.name} of ${tool.name} are the ends of one stretch of time`,
      };
  }
  const inside = new Set(positionsIn(clause));
  const days = marks.filter((mark) => mark.is === "time" && inside.has(mark.from));
  const isLost = (mark: Mark): boolean =>
    !isTaken(mark.from, clause) &&
    days.some(
      (day) =>
        day.to <= mark.from &&
        isTaken(day.from, clause) &&
        tokens.slice(day.to, mark.from).every(({ lower }) => JOINING.has(lower)),
    );
  const lost = days.find(isLost);
  return lost && { words: lost, reason: `${tool.name} would be asked for the day before it only` };
}

/** Of days, both in the calendar or both counted from today. */
function isLater({ period: one }: Value, { period: other }: Value): boolean {
  const [from, to] = [one?.from, other?.to ?? other?.from];
  if (from !== undefined && to !== undefined) return from.slice(0, 10) > to.slice(0, 10);
  const [first, last] = [
    daysFromNow(one?.math?.from),
    daysFromNow(other?.math?.to ?? other?.math?.from),
  ];
  return first !== undefined && last !== undefined && first > last;
}

function daysFromNow(math = ""): number | undefined {
  const [said, days = "0"] = /^now([+-]\d+)?d?\/d$/.exec(math) ?? [];
  return said === undefined ? undefined : Number(days);
}
