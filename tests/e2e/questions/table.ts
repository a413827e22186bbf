/** Questions as people ask them, each with what is right, computed from the rows and not by orchc. */
import { items, orders, visits, WORDS, type Order } from "./files.ts";

export type Right =
  | { readonly value: number }
  /** A number for each group. */
  | { readonly groups: Readonly<Record<string, number>> }
  /** What the first line has to name. */
  | { readonly names: string }
  /** No tool can do it: any answer would be to another question. */
  | { readonly none: true };

export interface Question {
  readonly ask: string;
  readonly right: Right;
  /** It must be answered; all others may be refused. */
  readonly answered?: true;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const grouped = <T>(
  rows: readonly T[],
  by: (row: T) => string,
  of: (rows: readonly T[]) => number,
) => Object.fromEntries([...Map.groupBy(rows, by)].map(([name, all]) => [name, of(all)]));
const total = (rows: readonly Order[]): number => sum(rows.map(({ revenue }) => revenue));
const where = (keep: (order: Order) => boolean): Right => ({ value: total(orders.filter(keep)) });
const none: Right = { none: true };
const best = (by: (order: Order) => string): string =>
  Object.entries(grouped(orders, by, total)).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";

const cupsOf = (rows: readonly Order[]): number => sum(rows.map(({ cups }) => cups));
const month = (name: string): readonly Order[] => orders.filter(({ day }) => day.startsWith(name));
const least = orders.toSorted((a, b) => a.revenue - b.revenue)[0];
/** Of a sample: divided by one less than there are. */
const deviation = (values: readonly number[]): number =>
  Math.sqrt(sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));

/** Of the total of a month over that of the month before, in percent. */
const greatestGrowth = (): number => {
  const totals = Object.entries(grouped(orders, ({ day }) => day.slice(0, 7), total)).toSorted(
    ([a], [b]) => a.localeCompare(b),
  );
  return Math.max(
    ...totals.slice(1).map(([, value], i) => 100 * (value / (totals[i]?.[1] ?? 0) - 1)),
  );
};

const FILE = "data/orders.csv";

const plain: readonly Question[] = [
  { ask: `Total revenue in ${FILE}`, right: { value: total(orders) }, answered: true },
  {
    ask: `Average revenue in ${FILE}`,
    right: { value: mean(orders.map(({ revenue }) => revenue)) },
    answered: true,
  },
  {
    ask: `Total revenue by shop in ${FILE}`,
    right: { groups: grouped(orders, ({ shop }) => shop, total) },
    answered: true,
  },
  {
    ask: `Please show me the total cups per drink in ${FILE}`,
    right: {
      groups: grouped(
        orders,
        ({ drink }) => drink,
        (all) => sum(all.map(({ cups }) => cups)),
      ),
    },
    answered: true,
  },
  {
    ask: `Highest revenue in ${FILE}`,
    right: { names: String(Math.max(...orders.map(({ revenue }) => revenue))) },
  },
  { ask: `How many rows are in ${FILE}`, right: { value: orders.length }, answered: true },
  {
    ask: `Total revenue of tea in ${FILE}`,
    right: where(({ drink }) => drink === "tea"),
    answered: true,
  },
  {
    ask: `Average guests per night in data/visits.csv`,
    right: {
      groups: grouped(
        visits,
        ({ night }) => night,
        (all) => mean(all.map(({ guests }) => guests)),
      ),
    },
    answered: true,
  },
  { ask: `Total amount in "data/my orders.csv"`, right: { value: 3 }, answered: true },
  {
    ask: `Average age by city in data/people.json`,
    right: { groups: { Oslo: 41.5, Bergen: 40 } },
    answered: true,
  },
  {
    ask: `Which drink has the highest average revenue in ${FILE}`,
    right: {
      names: `mocha (${mean(orders.filter(({ drink }) => drink === "mocha").map(({ revenue }) => revenue)).toFixed(2)}`,
    },
    answered: true,
  },
];

/** The word that decides is another one than the usual. */
const counting: readonly Question[] = [
  { ask: `How many different shops are in ${FILE}`, right: { value: 2 } },
  { ask: `How many distinct drinks are in ${FILE}`, right: { value: 3 } },
  { ask: `Number of unique drinks in ${FILE}`, right: { value: 3 } },
  { ask: `Number of different cities in data/people.json`, right: { value: 2 } },
  { ask: `different drinks per shop in ${FILE}`, right: { names: "6 different rows: " } },
  {
    ask: `How many different drinks per shop in ${FILE}`,
    right: { groups: { North: 3, South: 3 } },
    answered: true,
  },
  {
    ask: `Average number of guests per night in data/visits.csv`,
    right: { groups: { Fri: 15.5, Sat: 60, Sun: 7 } },
  },
  {
    ask: `Average number of cups per shop in ${FILE}`,
    right: {
      groups: grouped(
        orders,
        ({ shop }) => shop,
        (all) => mean(all.map(({ cups }) => cups)),
      ),
    },
  },
  { ask: `Total number of cups in ${FILE}`, right: { value: sum(orders.map(({ cups }) => cups)) } },
  {
    ask: `Number of guests in data/visits.csv`,
    right: { value: sum(visits.map(({ guests }) => guests)) },
  },
  {
    ask: `What share of revenue is tea in ${FILE}`,
    right: {
      names: `${((100 * total(orders.filter(({ drink }) => drink === "tea"))) / total(orders)).toFixed(2)}%`,
    },
  },
  {
    ask: `Percentage of cups by drink in ${FILE}`,
    right: {
      names: `tea ${((100 * cupsOf(orders.filter(({ drink }) => drink === "tea"))) / cupsOf(orders)).toFixed(2)}% (total cups ${grouped(orders, ({ drink }) => drink, cupsOf)["tea"]?.toLocaleString("en")})`,
    },
  },
  { ask: `Running total of revenue in ${FILE}`, right: none },
  {
    ask: `Standard deviation of revenue in ${FILE}`,
    right: { value: deviation(orders.map(({ revenue }) => revenue)) },
  },
  {
    ask: `Growth of revenue per month in ${FILE}`,
    right: { names: `highest ${greatestGrowth().toFixed(2)}% in ` },
  },
];

const filters: readonly Question[] = [
  { ask: `Total revenue in 2024 in ${FILE}`, right: where(({ day }) => day.startsWith("2024")) },
  {
    ask: `Total revenue in 2025 by shop in ${FILE}`,
    right: {
      groups: grouped(
        orders.filter(({ day }) => day.startsWith("2025")),
        ({ shop }) => shop,
        total,
      ),
    },
  },
  {
    ask: `How much revenue did tea make in July 2025 in ${FILE}`,
    right: where(({ day, drink }) => drink === "tea" && day.startsWith("2025-07")),
  },
  {
    ask: `Total revenue in July 2025 in ${FILE}`,
    right: where(({ day }) => day.startsWith("2025-07")),
  },
  { ask: `Total revenue since March 2025 in ${FILE}`, right: where(({ day }) => day >= "2025-03") },
  {
    ask: `Total revenue before 2025-02-01 in ${FILE}`,
    right: where(({ day }) => day < "2025-02-01"),
  },
  {
    ask: `Total revenue between March and May 2025 in ${FILE}`,
    right: where(({ day }) => day >= "2025-03" && day < "2025-06"),
  },
  { ask: `Total revenue last month in ${FILE}`, right: { names: "No row of 144 rows fits" } },
  {
    ask: `Total revenue in Q1 2025 in ${FILE}`,
    right: where(({ day }) => day >= "2025-01" && day < "2025-04"),
  },
  {
    ask: `How many rows have revenue over 100 in ${FILE}`,
    right: { value: orders.filter(({ revenue }) => revenue > 100).length },
  },
  { ask: `Total revenue over 100 in ${FILE}`, right: where(({ revenue }) => revenue > 100) },
  { ask: `Total revenue without tea in ${FILE}`, right: where(({ drink }) => drink !== "tea") },
  { ask: `Total revenue except South in ${FILE}`, right: where(({ shop }) => shop !== "South") },
  { ask: `Total revenue not of tea in ${FILE}`, right: where(({ drink }) => drink !== "tea") },
  { ask: `Total revenue of tea, mocha and espresso in ${FILE}`, right: none },
];

const asked: readonly Question[] = [
  {
    ask: `Which month had the highest revenue in ${FILE}`,
    right: { names: best(({ day }) => day.slice(0, 7)) },
  },
  {
    ask: `Which shop had the highest revenue in ${FILE}`,
    right: { names: best(({ shop }) => shop) },
  },
  { ask: `Top 2 drinks by revenue in ${FILE}`, right: { names: best(({ drink }) => drink) } },
  { ask: `Show the first 5 rows of ${FILE}`, right: { names: "2024-01-15" } },
  { ask: `Show all rows of ${FILE}`, right: { names: `${orders.length} rows` } },
  {
    ask: `sort ${FILE} by revenue`,
    right: { names: `${orders.length} rows; the first: day ${least?.day}, shop ${least?.shop}` },
  },
  { ask: `save the rows of ${FILE} as CSV`, right: none },
  { ask: `forcast the revenue in ${FILE}`, right: none },
  { ask: `predict the revenue of next month from ${FILE}`, right: none },
  { ask: `Averge revenu in ${FILE}`, right: { value: mean(orders.map(({ revenue }) => revenue)) } },
  {
    ask: `Wie hoch war der Umsatz im Juli 2025 in ${FILE}`,
    right: where(({ day }) => day.startsWith("2025-07")),
  },
  { ask: `Quel est le revenu total dans ${FILE}`, right: { value: total(orders) } },
  { ask: `Show the drinks in ${FILE}`, right: { names: "3 different values of drink: " } },
  {
    ask: `Revenue of the best month in ${FILE}`,
    right: {
      names: `${best(({ day }) => day.slice(0, 7))} (${total(month(best(({ day }) => day.slice(0, 7))))}`,
    },
  },
  {
    ask: `Plot age against height in data/people.json`,
    right: { names: "30 (height 1.8), 40 (height 1.7), 53 (height 1.6)" },
  },
  {
    ask: `Total sales by hour in data/hours.csv`,
    right: { groups: { "2024-05-01T09:00:00": 35, "2024-05-01T10:00:00": 7 } },
  },
  { ask: `Total sales by weekday in data/hours.csv`, right: { groups: { Wednesday: 42 } } },
  { ask: `Total sales by country code in data/country.csv`, right: { groups: { NO: 15, SE: 20 } } },
  { ask: `Total amount by kind in data/kinds.csv`, right: { groups: { a: 9, b: 2 } } },
  { ask: `Summarise "data/my orders.csv"`, right: { names: "my orders" } },
];

/** Every column name that an agent, or grammar, has for itself. */
const columns: readonly Question[] = WORDS.map((word) => ({
  ask: `Total amount by ${word} in data/items.csv`,
  right: {
    groups: grouped(
      items,
      ({ words }) => words[word] ?? "",
      (all) => sum(all.map(({ amount }) => amount)),
    ),
  },
}));

export const questions: readonly Question[] = [
  ...plain,
  ...counting,
  ...filters,
  ...asked,
  ...columns,
];
