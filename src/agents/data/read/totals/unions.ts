/** Which of the other categories a union may be the sum of: all but a few, or those that stand beside it. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Shape } from "./amounts-table.ts";

export interface Union {
  /** Values that are no part of it. */
  readonly outside: readonly string[];
  /** How many such choices there are, as a power of ten: so many digits may agree by chance. */
  readonly chances: number;
}

/** More categories leave too many choices. */
const MOST_VALUES = 300;
const MOST_UNIONS = 10;

export async function findUnions(
  connection: DuckDBConnection,
  { measures, units }: Shape,
  at: number,
  value: string,
): Promise<readonly Union[]> {
  const sums = measures.map((_, i) => `coalesce(sum(m${i}), 0)`);
  const reader = await connection.runAndReadAll(
    `SELECT d${at}, ${sums.join(", ")} FROM amounts WHERE d${at} IS NOT NULL GROUP BY ALL ORDER BY min(row)`,
  );
  const rows = reader.getRows().map(([name, ...cells]) => ({
    name: String(name),
    sums: cells.map(Number),
  }));
  const place = rows.findIndex(({ name }) => name === value);
  const own = rows[place];
  if (own === undefined || rows.length > MOST_VALUES) return [];
  // The measure with the most digits tells the most.
  const digits = (i: number) => Math.abs(own.sums[i] ?? 0) / (units[i] ?? 1);
  const best = [...measures.keys()].toSorted((a, b) => digits(b) - digits(a))[0] ?? 0;
  const slack = Math.max(
    0.5 * (units[best] ?? 1) * rows.length * Number((units[best] ?? 1) < 1),
    1e-9 * Math.abs(own.sums[best] ?? 0),
  );
  const others = rows
    .filter((row) => row !== own)
    .map(({ name, sums: cells }) => ({ name, amount: cells[best] ?? 0 }));
  const wanted = own.sums[best] ?? 0;
  const found: Union[] = [];
  for (const run of runsBeside(others, place, wanted, slack)) {
    const inside = new Set(run.map(({ name }) => name));
    const outside = others.filter(({ name }) => !inside.has(name)).map(({ name }) => name);
    if (run.length > 1 && outside.length > 0)
      found.push({ outside, chances: Math.log10(rows.length) });
  }
  const left = others.reduce((sum, { amount }) => sum + amount, 0) - wanted;
  for (const few of sumsTo(others, left, slack)) {
    if (others.length - few.length < 2) continue;
    found.push({ outside: few, chances: few.length * Math.log10(rows.length) });
  }
  return found.slice(0, MOST_UNIONS);
}

interface Part {
  readonly name: string;
  readonly amount: number;
}

/** The rows next to a place, upwards and downwards, that add up. */
function runsBeside(
  others: readonly Part[],
  place: number,
  wanted: number,
  slack: number,
): Part[][] {
  const found: Part[][] = [];
  for (const side of [others.slice(place), others.slice(0, place).toReversed()]) {
    let sum = 0;
    for (const [i, { amount }] of side.entries()) {
      sum += amount;
      if (Math.abs(sum - wanted) <= slack) found.push(side.slice(0, i + 1));
    }
  }
  return found;
}

/** Up to three that add up to an amount. */
function sumsTo(others: readonly Part[], wanted: number, slack: number): string[][] {
  const found: string[][] = [];
  const is = (amount: number) => Math.abs(amount - wanted) <= slack;
  const sorted = others.toSorted((a, b) => a.amount - b.amount);
  for (const [i, a] of others.entries()) {
    if (is(a.amount)) found.push([a.name]);
    for (const [j, b] of others.slice(i + 1).entries()) {
      if (is(a.amount + b.amount)) found.push([a.name, b.name]);
      const rest = wanted - a.amount - b.amount;
      const taken = [i, i + 1 + j];
      for (let k = firstFrom(sorted, rest - slack); k < sorted.length; k += 1) {
        const c = sorted[k];
        if (c === undefined || c.amount > rest + slack) break;
        if (others.indexOf(c) > Math.max(...taken)) found.push([a.name, b.name, c.name]);
      }
      if (found.length > MOST_UNIONS) return found;
    }
  }
  return found;
}

/** The first place in a sorted list whose amount is at least that. */
function firstFrom(sorted: readonly Part[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.amount ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
