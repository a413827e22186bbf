/** "Which shop has the lowest average price": an extreme of groups, and not of single values. */
import type { Facts } from "../../contract/facts.ts";
import { lineOf, operatorAt } from "./general-english.ts";
import type { Ledger } from "./ledger.ts";
import { stemsOf } from "./leaves.ts";
import type { Said } from "./said.ts";

const MIN = lineOf("minimum");
const MAX = lineOf("maximum");

/** Names of outputs that say which group is the extreme one. */
const OUTPUTS: ReadonlyMap<number, readonly string[]> = new Map([
  [MIN, ["smallest", "lowest"]],
  [MAX, ["largest", "highest"]],
]);

/**
 * A tool that groups says in its output which group is the lowest. That holds only where another word, or a note, says
 * what is compared.
 */
export function takeExtremes(ledger: Ledger, isAssumed: (task: string) => boolean): void {
  for (const { at, length, line } of extremesIn(ledger)) {
    if (ledger.evidence(at) !== undefined) continue;
    // "The average maximum" is made of maxima, and "from lowest to highest" is an order.
    if (isAggregated(ledger, at) || isOrder(ledger, at)) {
      ledger.refuse(at, length, { is: "operator" });
      continue;
    }
    const found = ledger.candidates(at).some((said) => {
      const isGrouped = said.leaves.some(
        ({ given, name, format }) => given && format === "column" && name === "by",
      );
      const isCompared = isAssumed(said.task) || statisticIsSaid(said, ledger);
      return (
        isGrouped && isCompared && (OUTPUTS.get(line) ?? []).some((stem) => said.outputs.has(stem))
      );
    });
    if (found) ledger.take(at, length, "argument");
  }
}

/**
 * "Which month had the highest revenue": the greatest value of a row, or the greatest total of a group? Where a group
 * has more than one row, the words do not say.
 */
export function refuseExtremes(ledger: Ledger, facts: ReadonlyMap<string, Facts>): void {
  for (const { at, length } of extremesIn(ledger)) {
    const group = askedGroup(ledger, at);
    if (group === undefined || ledger.evidence(at) !== "argument") continue;
    const isOfValues = ledger
      .candidates(at)
      .some((said) => !statisticIsSaid(said, ledger) && said.leaves.some(isExtremeOfValues));
    if (isOfValues && !isOnePerRow(group, facts))
      ledger.refuse(at, length, { is: "extreme" }, true);
  }
}

function isAggregated(ledger: Ledger, at: number): boolean {
  const before = operatorAt(ledger.lowers, at - 1);
  return before !== undefined && STATISTICS.has(before.line);
}

const STATISTICS = new Set(["average", "total", "median", "deviation"].map(lineOf));

/** "From lowest to highest", "largest first": said by an argument for the order, or not at all. */
function isOrder(ledger: Ledger, at: number): boolean {
  const line = (position: number): number => operatorAt(ledger.lowers, position)?.line ?? -1;
  const lower = (position: number): string => ledger.lowers[position] ?? "";
  const isEnd = (position: number): boolean => [MIN, MAX].includes(line(position));
  const isRange =
    (lower(at - 1) === "from" && lower(at + 1) === "to" && isEnd(at + 2)) ||
    (lower(at - 1) === "to" && isEnd(at - 2) && lower(at - 3) === "from");
  return isRange || lower(at + 1) === "first" || lower(at + 1) === "last";
}

function isExtremeOfValues({ value, choices = [] }: Said["leaves"][number]): boolean {
  const isStatistic = choices.some(({ lines }) => lines.has(lineOf("average")));
  return (
    isStatistic &&
    choices.some((one) => one.value === value && (one.lines.has(MIN) || one.lines.has(MAX)))
  );
}

function extremesIn(ledger: Ledger) {
  return [...ledger.words.keys()].flatMap((at) => {
    const operator = operatorAt(ledger.lowers, at);
    return operator !== undefined && (operator.line === MIN || operator.line === MAX)
      ? [{ at, ...operator }]
      : [];
  });
}

/** The stems of the noun behind "which", or of a stretch of time behind the extreme, when an argument has it. */
function askedGroup(ledger: Ledger, before: number): readonly string[] | undefined {
  const which = ledger.lowers.findLastIndex(
    (lower, at) => at < before && (lower === "which" || lower === "what"),
  );
  if (which !== -1 && ledger.evidence(which + 1) === "argument")
    return ledger.stems.slice(which + 1, which + 2);
  // "The peak week for visits"
  const isStretch = /^(?:hour|day|week|month|quarter|year)$/.test(ledger.lowers[before + 1] ?? "");
  return isStretch && ledger.evidence(before + 1) === "argument"
    ? ledger.stems.slice(before + 1, before + 2)
    : undefined;
}

function isOnePerRow([stem = ""]: readonly string[], facts: ReadonlyMap<string, Facts>): boolean {
  return [...facts.values()].some(
    (known) =>
      known.is === "table" &&
      known.columns.some(
        ({ name, distinct }) =>
          distinct !== undefined && distinct === known.rows && stemsOf(name).includes(stem),
      ),
  );
}

function statisticIsSaid(said: Said, ledger: Ledger): boolean {
  return ledger.words.some((_, at) => {
    const operator = operatorAt(ledger.lowers, at);
    const isStatistic = operator !== undefined && operator.line !== MIN && operator.line !== MAX;
    return (
      isStatistic && ledger.candidates(at).includes(said) && ledger.evidence(at) === "argument"
    );
  });
}
