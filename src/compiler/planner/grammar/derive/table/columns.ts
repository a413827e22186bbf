/** What kinds of column there are, by what is known of their values and names. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { wordsOfName } from "../../link/identifier.ts";
import { isIntensive, type Dimension } from "../../link/dimensions.ts";
import type { TableLexicon } from "../../link/table-lexicon.ts";
import type { End, Scalar } from "./parts.ts";
import type { KnownTable } from "./table-question.ts";
import { isWritten } from "../../link/written-numbers.ts";

export interface Table {
  readonly columns: readonly ColumnFacts[];
  readonly rows: number | undefined;
  readonly lexicon: TableLexicon;
  /** Made of two files: a row of one may stand there for several of the other. */
  readonly isJoined?: boolean;
}

export function isTime(column: ColumnFacts): boolean {
  return column.type === "time" || isYears(column);
}

/** Who is oldest was born first, and the oldest ticket was opened first. */
export function endOf(which: End, dimension: Dimension | undefined, column: ColumnFacts): End {
  if (dimension !== "age" || !isTime(column)) return which;
  return which === "greatest" ? "least" : "greatest";
}

/** Whole numbers that are years. */
export function isYears({ type, min, max, name }: ColumnFacts): boolean {
  if (type !== "number" || min === undefined || max === undefined) return false;
  const within =
    Number(min) >= 1000 && Number(max) <= 2999 && /^\d+$/.test(min) && /^\d+$/.test(max);
  return (
    within &&
    (/year|yr|season|jahr|ann[ée]e|año|anno/i.test(name) ||
      (Number(min) >= 1600 && Number(max) <= 2100))
  );
}

/** The one column of times; where there is none, the one of years. */
export function timeColumn(columns: readonly ColumnFacts[]): ColumnFacts | undefined {
  const times = columns.filter(({ type }) => type === "time");
  const years = columns.filter(isYears);
  const [only, ...others] = times.length > 0 ? times : years;
  return others.length === 0 ? only : undefined;
}

/** A column of numbers that are amounts, and neither years nor identifiers. */
export function isAmount(column: ColumnFacts): boolean {
  return column.type === "number" && !isYears(column) && !isRank(column) && !isIdentifier(column);
}

/** What stands at the end of the name of a column that tells things apart. */
const IDENTIFYING = new Set(
  "id ids no nr num number code key zip index season series uid uuid".split(" "),
);

/** Numbers that are names: an order's number is neither added up nor compared. */
export function isIdentifier({ name, ...column }: ColumnFacts): boolean {
  return (
    "serial" in column ||
    IDENTIFYING.has(wordsOfName(name).words.at(-1) ?? "") ||
    /^[#№]/.test(name)
  );
}

/** Fewer rows may have consecutive numbers by chance. */
const FEWEST_NUMBERED = 8;

/** With columns marked that number the rows: each row has a whole number of its own, and none is left out. */
export function withSerials<Known extends Pick<KnownTable, "columns" | "rows">>(
  table: Known,
): Known {
  const known = NUMBERED.get(table.columns);
  const columns =
    known ??
    table.columns.map((column) => (isSerial(column, table) ? { ...column, serial: true } : column));
  NUMBERED.set(table.columns, columns);
  return { ...table, columns };
}

const NUMBERED = new WeakMap<readonly ColumnFacts[], readonly ColumnFacts[]>();

function isSerial(column: ColumnFacts, { rows }: Pick<KnownTable, "rows">): boolean {
  const { type, distinct = 0, missing = 0, min = "", max = "" } = column;
  const isWhole = type === "number" && /^\d+$/.test(min) && /^\d+$/.test(max);
  return (
    isWhole &&
    missing === 0 &&
    distinct >= FEWEST_NUMBERED &&
    distinct === rows &&
    Number(max) - Number(min) + 1 === distinct &&
    !isYears(column) &&
    !isRank(column)
  );
}

/** The stem of what a column numbers: ride of `ride_id`, and of `ride` where that numbers the rows. */
export function identifierNoun(column: ColumnFacts): string | undefined {
  const { stems } = wordsOfName(column.name);
  const isNoun =
    stems.length ===
    ("serial" in column && !/^(?:id|no|nr|index)$/.test(column.name.toLowerCase()) ? 1 : 2);
  return isIdentifier(column) && isNoun ? stems[0] : undefined;
}

/** Whether every row has a value of its own. */
export function isUnique(
  { distinct, missing = 0 }: ColumnFacts,
  { rows }: Pick<Table, "rows">,
): boolean {
  return distinct !== undefined && rows !== undefined && distinct + missing >= rows;
}

/** Whether values of the column are added up: sales are, prices are not. */
export function addsUp(column: ColumnFacts, { lexicon }: Table): boolean {
  return column.type === "number" && !isIdentifier(column) && !isIntensive(lexicon.stemsOf(column));
}

/** Whole numbers that count something: neither measured in a unit nor rates. */
export function isCount(column: ColumnFacts, table: Table): boolean {
  const isWhole = /^-?\d+$/.test(column.min ?? "") && /^-?\d+$/.test(column.max ?? "");
  return isAmount(column) && isWhole && column.unit === undefined && addsUp(column, table);
}

/** The column whose values tell rows apart: the first one of text in which each stands once, a name before a number. */
export function entityOf(table: Table): ColumnFacts | undefined {
  const telling = table.columns
    .filter(({ type }) => type === "text")
    .filter((column) => isUnique(column, table));
  return telling.find((column) => !isIdentifier(column)) ?? telling[0];
}

/** A time of something that happened to some of the rows: `finished`, `retired_on`. */
export function mayHappen({ name, type, missing = 0 }: ColumnFacts): boolean {
  return (
    type === "time" &&
    missing > 0 &&
    /(?:ed|en|wn|ld|pt|nt|id)$/.test(wordsOfName(name).words[0] ?? "")
  );
}

/** Columns of people: of two words or more in capitals each. */
export function personsOf({ columns }: Table): ColumnFacts[] {
  const isPerson = (value: string): boolean =>
    /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(value);
  // A first name and a surname in two columns are a person too.
  const isNamed = (name: string): boolean =>
    /^(?:first|last|sur|fore|family|given)[ _-]?names?$/i.test(name);
  return columns.filter(
    ({ type, name, values = [] }) =>
      isNamed(name) || (type === "text" && values.length > 0 && values.every(isPerson)),
  );
}

/** Who is meant where nothing else is named: a person, or what tells rows apart; none where there are several. */
export function whoOf(table: Table, words: readonly string[]): ColumnFacts | undefined {
  const persons = words.includes("who") ? personsOf(table) : [];
  if (persons.length > 0) return persons.length > 1 ? undefined : persons[0];
  // Of products that stand in many rows, none is who.
  const entity = entityOf(table);
  // Nor is a number or code of a row anybody.
  const isWho =
    !words.includes("who") || (entity !== undefined && isUnique(entity, table) && !isCode(entity));
  return isWho ? entity : undefined;
}

/** Codes of things, and no names. */
function isCode(column: ColumnFacts): boolean {
  const { values = [] } = column;
  return isIdentifier(column) || (values.length > 0 && values.every((value) => /\d/.test(value)));
}

/** Places in an order: the first is the best. */
export function isRank(column: ColumnFacts): boolean {
  const { type, name } = column;
  if (isWritten(column) && column.ordinal) return true;
  return (
    type === "number" &&
    /(?:^|[_ ])(?:rank|ranking|place|pos\.?|position|seed|standing)$/i.test(name)
  );
}

/** Rows that stand for all of them: where they are, and what they are called. */
export function totalRows({
  columns,
}: Table): readonly { readonly column: ColumnFacts; readonly values: readonly string[] }[] {
  return columns.flatMap((column) => {
    const values =
      column.type !== "text" ? [] : (column.values ?? []).filter((value) => TOTAL.test(value));
    return values.length === 0 ? [] : [{ column, values }];
  });
}

const TOTAL = /^(?:(?:grand |sub)?totals?|sum|overall|all(?: \p{L}+s)?)$/iu;

/** Yes and no, also where they are written as texts; `undefined` for any other column. */
export function truthOf({
  type,
  values = [],
  complete,
}: ColumnFacts): { readonly yes: Scalar; readonly no: Scalar } | undefined {
  if (type === "boolean") return { yes: true, no: false };
  if (type !== "text" || complete !== true || values.length !== 2) return undefined;
  const [yes, no] = ["yes y true t 1", "no n false f 0"].map((words) =>
    values.find((value) => words.split(" ").includes(value.toLowerCase())),
  );
  return yes === undefined || no === undefined ? undefined : { yes, no };
}
