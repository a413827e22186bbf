/** Draws a schema and its tables from words. The same chance gives the same tables. */
import type {
  CategoryWords,
  Cell,
  Column,
  ColumnType,
  MeasureWords,
  Schema,
  SchemaWords,
} from "./words.ts";

/** Shares of cells without a value. */
const MISSING = 0.06;

type Next = () => number;
type Style = (words: string, unit?: string) => string;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** How names of columns are written. One holds for all columns of a schema. */
const STYLES: readonly Style[] = [
  (words, unit) => [...words.split(/[ -]/), ...(unit ? [unit] : [])].join("_").toLowerCase(),
  (words, unit) => [...words.split(/[ -]/), ...(unit ? [unit] : [])].map(capital).join(""),
  (words, unit) => words.split(" ").map(capital).join(" ") + (unit ? ` (${unit})` : ""),
  (words, unit) => capital(words) + (unit ? ` [${unit}]` : ""),
];

/** Shares of headers that are written short, where there is a short form. */
const SHORT = 0.3;

export function drawSchema(words: SchemaWords, next: Next): Schema {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const style = pick(STYLES);
  const column = (
    said: string,
    type: ColumnType,
    { short, unit }: { readonly short?: string; readonly unit?: string } = {},
  ): Column => ({
    header:
      short !== undefined && next() < SHORT && abbreviates(short, said, unit)
        ? short
        : style(said, unit),
    words: said,
    type,
  });
  const category = (from: CategoryWords): Column => column(pick(from.words), "text", from);
  const measure = (from: MeasureWords): Column => ({
    ...column(from.words, from.decimals === 0 ? "integer" : "decimal", from),
    decimals: from.decimals,
  });

  const name = column(pick(words.name.words), "text");
  const first = category(words.categories[0]);
  const patchy = category(words.categories[1]);
  const kinds = drawn(words.measures, 3, next);
  const measures = kinds.map(measure) as unknown as Schema["measures"];
  const date = column(pick(words.dates), "date");
  const flag = column(pick(words.flags), "boolean");
  const columns = shuffled([name, first, patchy, ...measures, date, flag], next);
  const names = namesOf(words, next);
  const times = [...measures.keys()];
  const rows = Array.from({ length: words.rows }, (_, row) => {
    const cells = new Map<Column, Cell>([
      [name, names[row % names.length] ?? ""],
      [first, skewed(words.categories[0].values, next)],
      [patchy, next() < MISSING ? null : skewed(words.categories[1].values, next)],
      ...times.map((i): [Column, Cell] => [
        measures[i] as Column,
        i === 1 && next() < MISSING ? null : amount(kinds[i] as MeasureWords, next),
      ]),
      [date, dayOf(next)],
      [flag, next() < 0.4],
    ]);
    return columns.map((one) => cells.get(one) ?? null);
  });
  const main = { file: `${pick(words.files)}.csv`, columns, rows };
  const companion = words.companion && drawCompanion(words, first);
  return {
    id: words.id,
    noun: words.noun,
    main,
    name,
    category: first,
    patchy,
    measures,
    date,
    flag,
    ...(companion && { companion }),
  };

  function drawCompanion({ companion: from, categories }: SchemaWords, key: Column) {
    if (from === undefined) return undefined;
    const attribute = category(from.attribute);
    const size = measure(from.measure);
    const of = shuffled(categories[0].values, next).map((value, i): Cell[] => [
      value,
      from.attribute.values[i % from.attribute.values.length] ?? "",
      amount(from.measure, next),
    ]);
    const table = { file: `${pick(from.files)}.csv`, columns: [key, attribute, size], rows: of };
    return { table, attribute, measure: size };
  }
}

/** Whether each part of a short form has the letters of one of the words, in order, from its first one on. */
function abbreviates(short: string, words: string, unit = ""): boolean {
  const letters = (part: string): RegExp => new RegExp(`^${part.split("").join(".*")}`, "i");
  return short
    .split("_")
    .every((part) => unit.startsWith(part) || words.split(" ").some((word) => letters(part).test(word)));
}

function namesOf({ name: { first, second }, rows }: SchemaWords, next: Next): string[] {
  const all = first.flatMap((one) => second.map((two) => `${one} ${two}`));
  return shuffled(all, next).slice(0, rows);
}

/** Early values come more often than late ones. */
function skewed(values: readonly string[], next: Next): string {
  return values[Math.floor(next() ** 1.4 * values.length)] ?? "";
}

function amount({ from, to, decimals }: MeasureWords, next: Next): number {
  return Number((from + (to - from) * next() ** 1.3).toFixed(decimals));
}

const FIRST_DAY = Date.UTC(2019, 2, 4);
const DAYS = 1300;

function dayOf(next: Next): string {
  const day = new Date(FIRST_DAY + Math.floor(next() * DAYS) * 86_400_000);
  return day.toISOString().slice(0, 10);
}

function shuffled<T>(list: readonly T[], next: Next): T[] {
  return list
    .map((item) => ({ item, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** `count` of them, in their order. */
function drawn<T>(list: readonly T[], count: number, next: Next): T[] {
  const keep = new Set(shuffled(list, next).slice(0, count));
  return list.filter((item) => keep.has(item));
}
