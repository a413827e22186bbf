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

const FILE = "data/orders.csv";

const plain: readonly Question[] = [
  { ask: `Total revenue in ${FILE}`, right: { value: total(orders) }, answered: true },
  { ask: `Average revenue in ${FILE}`, right: { value: mean(orders.map(({ revenue }) => revenue)) }, answered: true },
  { ask: `Total revenue by shop in ${FILE}`, right: { groups: grouped(orders, ({ shop }) => shop, total) }, answered: true },
  { ask: `Please show me the total cups per drink in ${FILE}`, right: { groups: grouped(orders, ({ drink }) => drink, (all) => sum(all.map(({ cups }) => cups))) }, answered: true },
  { ask: `Highest revenue in ${FILE}`, right: { names: String(Math.max(...orders.map(({ revenue }) => revenue))) } },
  { ask: `How many rows are in ${FILE}`, right: { value: orders.length }, answered: true },
  { ask: `Total revenue of tea in ${FILE}`, right: where(({ drink }) => drink === "tea"), answered: true },
  { ask: `Average guests per night in data/visits.csv`, right: { groups: grouped(visits, ({ night }) => night, (all) => mean(all.map(({ guests }) => guests))) }, answered: true },
  { ask: `Total amount in "data/my orders.csv"`, right: { value: 3 }, answered: true },
  { ask: `Average age by city in data/people.json`, right: { groups: { Oslo: 41.5, Bergen: 40 } }, answered: true },
  { ask: `Which drink has the highest average revenue in ${FILE}`, right: { groups: grouped(orders, ({ drink }) => drink, (all) => mean(all.map(({ revenue }) => revenue))) } },
]; // prettier-ignore

/** The word that decides is another one than the usual. */
const counting: readonly Question[] = [
  { ask: `How many different shops are in ${FILE}`, right: { value: 2 } },
  { ask: `How many distinct drinks are in ${FILE}`, right: { value: 3 } },
  { ask: `Number of unique drinks in ${FILE}`, right: { value: 3 } },
  { ask: `Number of different cities in data/people.json`, right: { value: 2 } },
  { ask: `different drinks per shop in ${FILE}`, right: { groups: { North: 3, South: 3 } } },
  { ask: `Average number of guests per night in data/visits.csv`, right: { groups: { Fri: 15.5, Sat: 60, Sun: 7 } } },
  { ask: `Average number of cups per shop in ${FILE}`, right: { groups: grouped(orders, ({ shop }) => shop, (all) => mean(all.map(({ cups }) => cups))) } },
  { ask: `Total number of cups in ${FILE}`, right: { value: sum(orders.map(({ cups }) => cups)) } },
  { ask: `Number of guests in data/visits.csv`, right: { value: sum(visits.map(({ guests }) => guests)) } },
  { ask: `What share of revenue is tea in ${FILE}`, right: none },
  { ask: `Percentage of cups by drink in ${FILE}`, right: none },
  { ask: `Running total of revenue in ${FILE}`, right: none },
  { ask: `Standard deviation of revenue in ${FILE}`, right: none },
  { ask: `Growth of revenue per month in ${FILE}`, right: none },
]; // prettier-ignore

const filters: readonly Question[] = [
  { ask: `Total revenue in 2024 in ${FILE}`, right: where(({ day }) => day.startsWith("2024")) },
  { ask: `Total revenue in 2025 by shop in ${FILE}`, right: { groups: grouped(orders.filter(({ day }) => day.startsWith("2025")), ({ shop }) => shop, total) } },
  { ask: `How much revenue did tea make in July 2025 in ${FILE}`, right: where(({ day, drink }) => drink === "tea" && day.startsWith("2025-07")) },
  { ask: `Total revenue in July 2025 in ${FILE}`, right: where(({ day }) => day.startsWith("2025-07")) },
  { ask: `Total revenue since March 2025 in ${FILE}`, right: where(({ day }) => day >= "2025-03") },
  { ask: `Total revenue before 2025-02-01 in ${FILE}`, right: where(({ day }) => day < "2025-02-01") },
  { ask: `Total revenue between March and May 2025 in ${FILE}`, right: where(({ day }) => day >= "2025-03" && day < "2025-06") },
  { ask: `Total revenue last month in ${FILE}`, right: none },
  { ask: `Total revenue in Q1 2025 in ${FILE}`, right: where(({ day }) => day >= "2025-01" && day < "2025-04") },
  { ask: `How many rows have revenue over 100 in ${FILE}`, right: { value: orders.filter(({ revenue }) => revenue > 100).length } },
  { ask: `Total revenue over 100 in ${FILE}`, right: where(({ revenue }) => revenue > 100) },
  { ask: `Total revenue without tea in ${FILE}`, right: where(({ drink }) => drink !== "tea") },
  { ask: `Total revenue except South in ${FILE}`, right: where(({ shop }) => shop !== "South") },
  { ask: `Total revenue not of tea in ${FILE}`, right: where(({ drink }) => drink !== "tea") },
  { ask: `Total revenue of tea, mocha and espresso in ${FILE}`, right: none },
]; // prettier-ignore

const asked: readonly Question[] = [
  { ask: `Which month had the highest revenue in ${FILE}`, right: { names: best(({ day }) => day.slice(0, 7)) } },
  { ask: `Which shop had the highest revenue in ${FILE}`, right: { names: best(({ shop }) => shop) } },
  { ask: `Top 2 drinks by revenue in ${FILE}`, right: { names: best(({ drink }) => drink) } },
  { ask: `Show the first 5 rows of ${FILE}`, right: { names: "2024-01-15" } },
  { ask: `Show all rows of ${FILE}`, right: none },
  { ask: `sort ${FILE} by revenue`, right: none },
  { ask: `save the rows of ${FILE} as CSV`, right: none },
  { ask: `forcast the revenue in ${FILE}`, right: none },
  { ask: `predict the revenue of next month from ${FILE}`, right: none },
  { ask: `Averge revenu in ${FILE}`, right: { value: mean(orders.map(({ revenue }) => revenue)) } },
  { ask: `Wie hoch war der Umsatz im Juli 2025 in ${FILE}`, right: where(({ day }) => day.startsWith("2025-07")) },
  { ask: `Quel est le revenu total dans ${FILE}`, right: { value: total(orders) } },
  { ask: `Show the drinks in ${FILE}`, right: none },
  { ask: `Revenue of the best month in ${FILE}`, right: none },
  { ask: `Plot age against height in data/people.json`, right: none },
  { ask: `Total sales by hour in data/hours.csv`, right: none },
  { ask: `Total sales by weekday in data/hours.csv`, right: none },
  { ask: `Total sales by country code in data/country.csv`, right: { groups: { NO: 15, SE: 20 } } },
  { ask: `Total amount by kind in data/kinds.csv`, right: { groups: { a: 9, b: 2 } } },
  { ask: `Summarise "data/my orders.csv"`, right: { names: "my orders" } },
]; // prettier-ignore

/** Every column name that an agent, or grammar, has for itself. */
const columns: readonly Question[] = WORDS.map((word) => ({
  ask: `Total amount by ${word} in data/items.csv`,
  right: { groups: grouped(items, ({ words }) => words[word] ?? "", (all) => sum(all.map(({ amount }) => amount))) },
})); // prettier-ignore

export const questions: readonly Question[] = [
  ...plain,
  ...counting,
  ...filters,
  ...asked,
  ...columns,
];
