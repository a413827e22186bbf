/** Conditions on values that stand in a column, and their opposites. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Comparator } from "../../../link/operators.ts";
import english from "../../../link/english.json" with { type: "json" };
import { wordsOfName } from "../../../link/identifier.ts";
import { mayHappen, truthOf } from "../columns.ts";
import { meaningOf, type Comparison, type Condition, type PartOf } from "../parts.ts";
import { withoutA } from "../without-matches.ts";
import { either, rule, type Made, type Rule } from "../rule.ts";
import { negated, saidBy, truth, valued, where } from "./meanings.ts";

const TEXTUAL: ReadonlySet<Comparator> = new Set(["contains", "starts with", "ends with"]);
/** Behind these a word names what a row is: "the boat that …". */
const NAMING = new Set("the a an each every any this that which what".split(" "));
/** These are amounts of a row, and no rows. */
const COUNTED = new Set(
  "goal point vote medal title win loss run day year percent number amount total average share half rest".split(
    " ",
  ),
);

export const conditionRules: readonly Rule[] = [
  rule("value", 0, ([part], { wordBefore }) => {
    const { column, value, within } = part;
    // "Members with no visits" are not those of whom some other column says no.
    if (truthOf(column) !== undefined) return undefined;
    // "From Porto" is of an origin, where it could be a destination as well.
    if (!within)
      return { ...valued(column, [value]), bonus: isWay(wordBefore(part), column) ? 0.5 : 0 };
    return {
      ...where({ op: "contains", column: column.name, value }, column),
      assumed: `"${value}" is looked for within ${column.name}`,
    };
  }),
  // "The destination from Graz" is another town than Graz.
  rule("column value", 0.5, ([column, value], { gap }) =>
    column.column === value.column && !value.within && !gap(column, value).includes("from")
      ? valued(column.column, [value.value])
      : undefined,
  ),
  rule("value column", 0.5, ([value, { column }]) =>
    column === value.column && !value.within ? valued(column, [value.value]) : undefined,
  ),
  rule("condition OR|AND value", 0.5, ([condition, , value]) => oneMore(condition, value)),
  rule("condition AND OR value", 0.5, ([condition, , , value]) => oneMore(condition, value)),
  // "From Lyon to Porto" is a way, and no list of two.
  rule("condition value", 0.5, ([condition, value], { gap, wordBefore }) =>
    gap(condition, value).some((word) => word === "than" || word === "to") &&
    wordBefore(condition) !== "from"
      ? oneMore(condition, value)
      : undefined,
  ),
  // A text that is not there is none of its values.
  rule("column text", 0.5, ([{ column }, { text }]) =>
    column.complete === true ? undefined : textual(column, "=", text),
  ),
  rule("column COMPARE text", 0.5, ([{ column }, { comparator }, { text }]) =>
    textual(column, comparator, text),
  ),
  rule("column COMPARE value", 0.5, ([{ column }, { comparator }, value]) =>
    column === value.column || TEXTUAL.has(comparator)
      ? textual(column, comparator, value.value)
      : undefined,
  ),
  rule("condition OR condition", 0.5, ([first, , second]) => eitherOf(first, second)),
  ...either(["MISSING", "column"], [0.5, 0.5], (_, { column }) =>
    where({ op: "missing", column: column.name }, column),
  ),
  rule("NOT column", -0.5, ([, { column }]) => without(column)),
  rule("column", -0.3, ([{ column }]) => truth(column, "yes")),
  rule("column ROWS", 0.3, ([column, rows], { gap }) =>
    gap(column, rows).length === 0
      ? (truth(column.column, "yes") ?? happened(column.column))
      : undefined,
  ),
  rule("column BOOLEAN", 0.5, ([{ column }, { value }]) => truth(column, value ? "yes" : "no")),
  rule("column NOT", 0.1, ([{ column }]) => truth(column, "no")),
  rule("NOT condition", 0.5, ([, condition]) => negated(condition)),
  rule("NOT ROWS condition", 0.5, ([, , condition]) => negated(condition)),
  rule("column NOT condition", 0.5, ([{ column }, , condition]) =>
    condition.columns.every((one) => one === column) ? negated(condition) : undefined,
  ),
  // "Ignore rows with missing or negative values": blanks are left out of what is computed anyway.
  rule("NOT ROWS MISSING AND condition", 1.5, ([, , , , condition]) => negated(condition)),
  rule("NOT ROWS MISSING AND AND condition", 1.5, ([, , , , , condition]) => negated(condition)),
  rule("OR condition", 0.1, ([or, condition]) =>
    saidBy(or) === "either" && condition.values !== undefined ? meaningOf(condition) : undefined,
  ),
  rule("COMPARE condition", 0.3, ([{ comparator }, condition]) => {
    if (condition.values === undefined) return undefined;
    if (comparator === "!=") return negated(condition);
    const fits = comparator === "=" || (comparator === "between" && condition.values.length === 2);
    return fits ? meaningOf(condition) : undefined;
  }),
  rule("column condition", 0.4, ([column, condition], { gap }) =>
    gap(column, condition).includes("from") ? undefined : ofColumn(column, condition),
  ),
  rule("condition column", 0.3, ([condition, column]) => ofColumn(column, condition)),
  rule("condition ROWS", 0.1, ([condition]) => meaningOf(condition)),
  rule("condition noun", -0.1, ([condition, noun], { gap }) =>
    noun.plural && gap(condition, noun).length === 0 ? meaningOf(condition) : undefined,
  ),
  // "The owner of Heath" asks for something of it.
  rule("noun condition|neighbour|same|openPeriod", -0.1, ([noun, part], { wordBefore, gap }) =>
    !gap(noun, part).includes("of") && NAMING.has(wordBefore(noun)) && !COUNTED.has(noun.word)
      ? { ...meaningOf(part), assumed: `each row is taken as a ${noun.word}` }
      : undefined,
  ),
];

function ofColumn({ column }: PartOf<"column">, condition: PartOf<"condition">): Made | undefined {
  const fits = condition.values !== undefined && condition.columns[0] === column;
  return fits ? meaningOf(condition) : undefined;
}

/** Whether a column is where something comes from, or goes to, as the word before a value has it. */
function isWay(word: string, { name }: ColumnFacts): boolean {
  const ways: Readonly<Record<string, readonly string[] | undefined>> = english.ways;
  return wordsOfName(name).words.some((own) => ways[word]?.includes(own) === true);
}

function oneMore(
  { columns, values = [], condition }: PartOf<"condition">,
  { column, value, within }: PartOf<"value">,
): Made | undefined {
  const fits = !within && values.length > 0 && columns[0] === column && !values.includes(value);
  return fits ? valued(column, [...values, value], condition.not) : undefined;
}

function textual(column: ColumnFacts, comparator: Comparator, text: string): Made | undefined {
  const fits = column.type === "text" && comparator !== "between" && !/^[<>]/.test(comparator);
  return fits ? where({ op: comparator, column: column.name, value: text }, column) : undefined;
}

function eitherOf(first: PartOf<"condition">, second: PartOf<"condition">): Made | undefined {
  const both = [first, second];
  const [one, other] = both.map(({ columns: [column] }) => column?.name);
  const ops = both.map(({ condition }) => ("op" in condition ? condition.op : "any"));
  if (ops.includes("missing") && one !== other) return undefined;
  if (ops.includes("contains") && ops.some((op) => op !== "contains")) return undefined;
  // "Tea or coffee" of one column is said by the list of its values.
  if (both.every(({ values }) => values !== undefined) && one === other) return undefined;
  const any = both.flatMap(({ condition }) => alternatives(condition));
  return where({ any }, ...first.columns, ...second.columns);
}

function alternatives(condition: Condition): readonly Comparison[] {
  return "any" in condition && condition.not !== true ? condition.any : [condition as Comparison];
}

/** "Finished orders", "retired falcons": those that have a time for it, where others have none. */
function happened(column: ColumnFacts): Made | undefined {
  const { name } = column;
  if (!mayHappen(column)) return undefined;
  const condition = { op: "missing", column: name, not: true } as const;
  return { ...where(condition, column), bonus: 0.6, assumed: `rows with a ${name} are meant` };
}

/** "No goals": 0 of an amount, no value of anything else; where both or none of them are there, it is not known. */
function without(column: ColumnFacts): Made | undefined {
  const { name, type, missing = 0, min } = column;
  if (truthOf(column) !== undefined) return undefined;
  const isZero = type === "number" && Number(min) === 0;
  if (type === "number" && isZero === missing > 0) return undefined;
  return isZero
    ? { ...where({ op: "=", column: name, value: 0 }, column), assumed: `${name} of 0 is meant` }
    : {
        ...where({ op: "missing", column: name }, column),
        assumed: withoutA(name),
      };
}
