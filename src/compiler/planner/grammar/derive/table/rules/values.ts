/** Conditions on values that stand in a column, and their opposites. */
import { alternatives, equals, made, negated, oneMore, textual } from "./made-conditions.ts";
import { meaningOf } from "../parts.ts";
import { truthOf } from "../columns.ts";
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { rule, type Made, type Rule } from "../rule.ts";

const TOGETHER = 0.5;
/** Behind these a word names what a row is: "the boat that …". */
const NAMING = new Set(["the", "a", "an", "each", "every", "any", "this", "that", "which", "what"]);
/** These are amounts of a row, and no rows. */
const COUNTED = new Set("goal point vote medal title win loss run day year percent number amount total average share half rest".split(" ")); // prettier-ignore

export const valueRules: readonly Rule[] = [
  rule("value within", ["value"], ([{ column, value, within }]) =>
    within === undefined
      ? undefined
      : {
          meaning: {
            is: "condition",
            condition: { op: "contains", column: column.name, value },
            columns: [column],
          },
          assumed: `"${value}" is looked for within ${column.name}`,
        },
  ),
  rule("value", ["value"], ([{ column, value, within }]) =>
    within
      ? undefined
      : {
          meaning: {
            is: "condition",
            condition: { op: "=", column: column.name, value },
            columns: [column],
            values: [value],
          },
        },
  ),
  rule("column value", ["column", "value"], ([{ column }, value]) =>
    column === value.column && !value.within ? named(column, value.value) : undefined,
  ),
  rule("value column", ["value", "column"], ([value, { column }]) =>
    column === value.column && !value.within ? named(column, value.value) : undefined,
  ),
  rule("values", ["condition", "op:or", "value"], ([condition, , value]) =>
    value.within ? undefined : oneMore(condition, value),
  ),
  rule("values and", ["condition", "op:and", "value"], ([condition, , value]) =>
    value.within ? undefined : oneMore(condition, value),
  ),
  rule("column text", ["column", "text"], ([{ column }, { text }]) =>
    // A text that is not there is none of its values.
    column.type === "text" && column.complete !== true ? made(equals(column, text)) : undefined,
  ),
  rule(
    "column compare text",
    ["column", "op:compare", "text"],
    ([{ column }, { operator }, { text }]) => textual(column, operator.comparator, text),
  ),
  rule(
    "column compare value",
    ["column", "op:compare", "value"],
    ([{ column }, { operator }, value]) =>
      column === value.column ||
      ["contains", "starts with", "ends with"].includes(operator.comparator)
        ? textual(column, operator.comparator, value.value)
        : undefined,
  ),
  rule("either", ["condition", "op:or", "condition"], ([first, , second]) => {
    const isBlank = [first, second].some(({ condition }) => "op" in condition && condition.op === "missing"); // prettier-ignore
    if (isBlank && conditionColumn(first) !== conditionColumn(second)) return undefined;
    const ops = [first, second].map(({ condition }) => ("op" in condition ? condition.op : "any"));
    if (ops.includes("contains") && ops.some((op) => op !== "contains")) return undefined;
    const [one, other] = [first, second];
    // "Tea or coffee" of one column is said by the list of its values.
    if (
      one.values !== undefined &&
      other.values !== undefined &&
      one.columns[0] === other.columns[0]
    )
      return undefined;
    const any = [...alternatives(first.condition), ...alternatives(second.condition)];
    return made({ any }, TOGETHER, [...first.columns, ...second.columns]);
  }),
  rule("missing column", ["op:missing", "column"], ([, { column }]) =>
    made({ op: "missing", column: column.name }, TOGETHER, [column]),
  ),
  rule("column missing", ["column", "op:missing"], ([{ column }]) =>
    made({ op: "missing", column: column.name }, TOGETHER, [column]),
  ),
  rule("without column", ["op:not", "column"], ([, { column }]) =>
    truthOf(column) === undefined ? without(column) : undefined,
  ),
  rule("true column", ["column"], ([{ column }]) => isTrue(column, "yes", -0.3)),
  rule("true column of rows", ["column", "op:rows"], ([column, rows], { gap }) =>
    gap(column, rows).length === 0 ? isTrue(column.column, "yes", 0.3) : undefined,
  ),
  rule("not condition", ["op:not", "condition"], ([, condition]) => ({
    meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
    bonus: TOGETHER,
  })),
  rule("column not condition", ["column", "op:not", "condition"], ([{ column }, , condition]) =>
    condition.columns.length === 1 && condition.columns[0] === column
      ? {
          meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
          bonus: TOGETHER,
        }
      : undefined,
  ),

  rule("values list", ["condition", "op:and", "op:or", "value"], ([condition, , , value]) =>
    oneMore(condition, value),
  ),
  rule("condition than value", ["condition", "value"], ([condition, value], { gap }) =>
    gap(condition, value).some((word) => word === "than" || word === "to")
      ? oneMore(condition, value)
      : undefined,
  ),
  rule("either values", ["op:or", "condition"], ([or, condition]) =>
    or.uses.some(({ became }) => became === "either") && condition.values !== undefined
      ? { meaning: meaningOf(condition), bonus: 0.1 }
      : undefined,
  ),
  rule("between values", ["op:compare", "condition"], ([{ operator }, condition]) =>
    operator.comparator === "between" && condition.values?.length === 2
      ? { meaning: meaningOf(condition), bonus: 0.3 }
      : undefined,
  ),
  rule("equal value", ["op:compare", "condition"], ([{ operator }, condition]) =>
    condition.values === undefined
      ? undefined
      : operator.comparator === "="
        ? { meaning: meaningOf(condition), bonus: 0.1 }
        : operator.comparator === "!="
          ? {
              meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
              bonus: 0.3,
            }
          : undefined,
  ),
  rule("column of condition", ["column", "condition"], ([{ column }, condition]) =>
    condition.values !== undefined && condition.columns[0] === column
      ? { meaning: meaningOf(condition), bonus: 0.4 }
      : undefined,
  ),
  rule("column either condition", ["condition", "column"], ([condition, { column }]) =>
    condition.values !== undefined && condition.columns[0] === column
      ? { meaning: meaningOf(condition), bonus: 0.3 }
      : undefined,
  ),
  rule("not rows of condition", ["op:not", "op:rows", "condition"], ([, , condition]) => ({
    meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
    bonus: TOGETHER,
  })),
  rule("rows of condition", ["condition", "op:rows"], ([condition]) => ({
    meaning: meaningOf(condition),
    bonus: 0.1,
  })),
  ...(["condition", "neighbour", "same", "open period"] as const).map((kind) =>
    rule(`noun of ${kind}`, ["noun", kind], ([noun, part], { wordBefore, gap }) =>
      // "The owner of Heath" asks for something of it.
      !gap(noun, part).includes("of") && NAMING.has(wordBefore(noun)) && !COUNTED.has(noun.word)
        ? { meaning: meaningOf(part), bonus: -0.1, assumed: `each row is taken as a ${noun.word}` }
        : undefined,
    ),
  ),
  rule("condition of nouns", ["condition", "noun"], ([condition, noun], { gap }) =>
    noun.plural && gap(condition, noun).length === 0
      ? { meaning: meaningOf(condition), bonus: -0.1 }
      : undefined,
  ),
  rule(
    "not rows missing and condition",
    ["op:not", "op:rows", "op:missing", "op:and", "op:and", "condition"],
    ([, , , , , condition]) => ({
      meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
      bonus: 1.5,
    }),
  ),
  rule(
    "not rows missing or condition",
    ["op:not", "op:rows", "op:missing", "op:and", "condition"],
    ([, , , , condition]) => ({
      meaning: { ...meaningOf(condition), condition: negated(condition.condition) },
      bonus: 1.5,
    }),
  ),
  rule("column boolean", ["column", "op:boolean"], ([{ column }, { operator }]) =>
    isTrue(column, operator.value ? "yes" : "no", TOGETHER),
  ),
  rule("column not", ["column", "op:not"], ([{ column }]) => isTrue(column, "no", 0.1)),
];

function isTrue(column: ColumnFacts, which: "yes" | "no", bonus: number): Made | undefined {
  const truth = truthOf(column);
  return truth && made({ op: "=", column: column.name, value: truth[which] }, bonus, [column]);
}

/** "No goals": 0 of an amount, no value of anything else; where both or none of them are there, it is not known. */
function without(column: ColumnFacts): Made | undefined {
  const { name, type, missing = 0, min } = column;
  const isZero = type === "number" && Number(min) === 0;
  if (type === "number" && isZero === missing > 0) return undefined;
  const said = isZero ? `${name} of 0 is meant` : `rows without a ${name} are meant`;
  return made(isZero ? { op: "=", column: name, value: 0 } : { op: "missing", column: name }, -0.5, [column], said); // prettier-ignore
}

function conditionColumn({
  columns: [column],
}: {
  readonly columns: readonly ColumnFacts[];
}): string | undefined {
  return column?.name;
}

function named(column: ColumnFacts, value: string): Made {
  return {
    meaning: {
      is: "condition",
      condition: { op: "=", column: column.name, value },
      columns: [column],
      values: [value],
    },
    bonus: TOGETHER,
  };
}
