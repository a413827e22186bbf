/** What a result leaves out: rows without a partner, rows that share the last place, rows without a value. */
import { count } from "../../numbers.ts";
import type { Said } from "./said.ts";

export function leftOut(said: Said): string[] {
  return [...joined(said), ...tied(said), ...missing(said)];
}

function joined({ joins }: Said): string[] {
  return joins.flatMap(({ left, right, matched, leftUnmatched, rightUnmatched }) => {
    const alone = [
      ...(leftUnmatched === 0 ? [] : [`${count(leftUnmatched, "row")} of ${left}`]),
      ...(rightUnmatched === 0 ? [] : [`${count(rightUnmatched, "row")} of ${right}`]),
    ];
    if (alone.length === 0) return [];
    const have = leftUnmatched + rightUnmatched === 1 ? "has" : "have";
    return [
      `${count(matched, "row")} of ${left} ${matched === 1 ? "has" : "have"} a partner in ${right}; ${alone.join(" and ")} ${have} none.`,
    ];
  });
}

function tied({ ties }: Said): string[] {
  if (ties === null) return [];
  return [
    `${count(ties.rows, "row")} share place ${ties.place}, of which ${ties.listed} ${ties.listed === 1 ? "is" : "are"} listed.`,
  ];
}

function missing({ withoutValue, rowsKept }: Said): string[] {
  return withoutValue
    .filter(({ rows }) => rows > 0)
    .map(
      ({ column, rows }) =>
        `${count(rows, "row")} of ${rowsKept.toLocaleString("en")} ${rows === 1 ? "has" : "have"} no ${column} and ${rows === 1 ? "does" : "do"} not count.`,
    );
}
