/** Rows that are found by another row. */
import { rule, type Rule } from "../rule.ts";

const TOGETHER = 0.5;

export const otherRowRules: readonly Rule[] = [
  rule("beside", ["op:neighbour", "condition"], ([{ operator }, { condition, columns }]) => ({
    meaning: { is: "neighbour", side: operator.side, condition, columns },
    bonus: TOGETHER,
  })),
  rule("next after", ["op:neighbour", "op:compare", "condition"], ([{ operator }, compare, { condition, columns }]) => {
    const word = compare.uses[0]?.became;
    const fits = operator.side === "next" ? word === "after" : word === "before";
    return fits
      ? { meaning: { is: "neighbour", side: operator.side, condition, columns }, bonus: TOGETHER }
      : undefined;
  }),
  rule("next column after", ["op:neighbour", "column", "op:compare", "condition"], ([{ operator }, { column }, compare, { condition, columns }]) =>
    (compare.uses[0]?.became === "after") === (operator.side === "next")
      ? { meaning: { is: "neighbour", side: operator.side, target: column, condition, columns }, bonus: 1 }
      : undefined,
  ),
  rule("next noun after", ["op:neighbour", "noun", "op:compare", "condition"], ([{ operator }, , compare, { condition, columns }]) =>
    (compare.uses[0]?.became === "after") === (operator.side === "next")
      ? { meaning: { is: "neighbour", side: operator.side, condition, columns }, bonus: 1 }
      : undefined,
  ),
  rule("previous column of", ["op:neighbour", "column", "condition"], ([{ operator }, { column }, { condition, columns }]) =>
    columns[0] === column
      ? { meaning: { is: "neighbour", side: operator.side, target: column, condition, columns }, bonus: TOGETHER }
      : undefined,
  ),
  rule("after", ["op:compare", "condition"], ([compare, { condition, columns, values }]) => {
    const word = compare.uses[0]?.became;
    if (values?.length !== 1 || (word !== "after" && word !== "before")) return undefined;
    return {
      meaning: { is: "neighbour", side: word === "after" ? "next" : "previous", condition, columns },
    };
  }),
  rule("same as", ["op:same", "column", "condition"], ([, { column }, { condition, columns }], { gap: _ }) => ({
    meaning: { is: "same", column, condition, columns },
    bonus: TOGETHER,
  })),
];
