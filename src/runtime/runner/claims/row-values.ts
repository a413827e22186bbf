import { verdict, type Claim } from "./check.ts";
import { columnsMeant, numberColumns } from "./columns-meant.ts";
import type { Grid } from "./grids.ts";
import {
  isColumn,
  isNumber,
  isWord,
  type ColumnItem,
  type Item,
  type NumberItem,
} from "./items.ts";
import { factorsOf, isCellShownAs, isShownAs } from "./shown-as.ts";
import { stemsOfName } from "./stems.ts";

/** A number that nothing else accounts for is the value of the row, and of the column, that the clause speaks of. */
export function rowValues(claim: Claim, numbers: readonly NumberItem[]) {
  const { subjects, grid, evidence, tasks } = claim;
  if (numbers.length === 0) return verdict([]);
  if (subjects.length === 0 && grid.rows.length !== 1) return factValues(claim, numbers);
  const each = subjects.length === 0 ? [[0]] : subjects.map(({ rows }) => rows);
  const named = new Set(
    claim.clause.items.filter(isColumn).map(({ columns }) => columns.join(" ")),
  );
  const isInTurn = each.length > 1 && numbers.length === each.length && named.size <= 1;
  const wrong = numbers.filter((number, at) => {
    const columns = columnsOf(number, claim);
    const rows = isInTurn ? (each[at] ?? []) : each.flat();
    const isOf = (column: number): boolean =>
      rows.length > 0 && rows.every((row) => isCellShownAs(number, row, column, grid));
    if (!isInTurn && each.length > 1 && (numbers.length > 1 || named.size > 1)) return true;
    return !columns.some(isOf);
  });
  if (wrong.length === 0) return verdict(numbers);
  const meant = (number: NumberItem): string =>
    columnsOf(number, claim)
      .map((column) => grid.columns[column])
      .join(" or ");
  return verdict(
    [],
    ...wrong.map((number) =>
      !evidence.has(number.number)
        ? missing(number, tasks)
        : `${number.text} is not ${meant(number) || "a value"} of what it is said of`,
    ),
  );
}

/** Where several are named, each number has its own beside it. */
function columnBeside(at: number, items: readonly Item[]): ColumnItem | undefined {
  const next = items[at + 1];
  const since = items.slice(items.slice(0, at).findLastIndex(isNumber) + 1, at).filter(isColumn);
  const nextOwn = next !== undefined && isColumn(next) ? [next] : [];
  const found = [...since, ...nextOwn].filter(
    (column) =>
      !items.slice(at + 1).some((item, place) => isNumber(item) && place > 0 && column === next),
  );
  return found.length === 1 ? found[0] : { is: "column", text: "", columns: [] };
}

/** The column that stands beside it, else those that the clause means, else the only one with its unit. */
function columnsOf(number: NumberItem, { clause, grid, evidence }: Claim): readonly number[] {
  const at = clause.items.indexOf(number);
  const among = numberColumns(grid).filter(
    (column) => factorsOf(number, grid.columns[column] ?? "", grid.units[column]).length > 0,
  );
  const named = new Set(clause.items.filter(isColumn).map(({ columns }) => columns.join(" ")));
  const own = named.size > 1 ? columnBeside(at, clause.items) : undefined;
  if (own !== undefined) return among.filter((column) => own.columns.includes(column));
  const meant = columnsMeant(clause, grid, evidence.query, among);
  // Where nothing says which of several is meant, nothing can be said of them.
  return meant.length > 1 &&
    meant.length === among.length &&
    !clause.items.some(isColumn) &&
    !hasWord(clause.items, meant, grid)
    ? []
    : meant;
}

function hasWord(items: readonly Item[], columns: readonly number[], grid: Grid): boolean {
  const names = columns.map((column) => (grid.columns[column] ?? "").toLowerCase());
  return items.some(
    (item) =>
      isWord(item) && item.word.length > 3 && names.every((name) => name.includes(item.word)),
  );
}

/** Of no row: one number, under the name of a field outside of rows. */
function factValues({ clause, evidence, grid, tasks }: Claim, numbers: readonly NumberItem[]) {
  const words = new Set(
    clause.items.flatMap((item) =>
      isWord(item) ? [item.stem] : isColumn(item) ? stemsOfName(item.text) : [],
    ),
  );
  // A size in MB is one of bytes.
  if (numbers.some(({ unit }) => unit !== undefined && /^[kmg]i?b$/.test(unit))) words.add("byte");
  const named = evidence.facts.filter(
    ({ stems }) => stems.length > 0 && stems.every((stem) => words.has(stem)),
  );
  const most = Math.max(0, ...named.map(({ stems }) => stems.length));
  const meant = named.filter(({ stems }) => stems.length === most);
  const [number] = numbers;
  const isTrue =
    number !== undefined &&
    clause.items.filter(isNumber).length === 1 &&
    meant.length === 1 &&
    meant.every(({ name, value }) => isShownAs(number, value, name));
  if (isTrue) return verdict(numbers);
  const isThere = (one: NumberItem): boolean =>
    grid.rows.some((_, row) =>
      numberColumns(grid).some((column) => isCellShownAs(one, row, column, grid)),
    );
  return verdict(
    [],
    ...numbers.map((one) =>
      !evidence.has(one.number)
        ? missing(one, tasks)
        : isThere(one)
          ? `${one.text} is the value of one row, and the sentence does not say of which`
          : `${one.text} is not what the sentence says it is`,
    ),
  );
}

const missing = ({ number }: NumberItem, tasks: string): string =>
  `${number.text} is not in the data of ${tasks}`;
