/** Sentences about random tables: what follows from the rows passes, what contradicts them never does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../src/contract/json.ts";
import { objectionsTo } from "../../src/runtime/runner/claims/check-claims.ts";
import { evidenceOf } from "../../src/runtime/runner/claims/evidence.ts";
import { storedRecord } from "../unit/runtime/runner/stored-record.ts";

const NAMES = ["Oslo", "Rome", "Lima", "New York", "York", "Cairo", "Quito"];
const SEED = 20_430;

interface City {
  readonly name: string;
  readonly sales: number;
  readonly visits: number;
}
const cities = fc
  .uniqueArray(fc.constantFrom(...NAMES), { minLength: 3, maxLength: NAMES.length })
  .chain((names) => {
    const values = fc.uniqueArray(fc.integer({ min: 60, max: 99_999 }), {
      minLength: names.length * 2,
      maxLength: names.length * 2,
    });
    return values.map((all) =>
      names.map((name, at): City => ({
        name,
        sales: all[at] ?? 0,
        visits: all[at + names.length] ?? 0,
      })),
    );
  });

const years = fc
  .uniqueArray(fc.integer({ min: 60, max: 99_999 }), { minLength: 3, maxLength: 8 })
  .map((values) => values.map((sales, at) => ({ year: `${2010 + at}-01-01`, sales })));

const table = (rows: readonly object[]): Json => ({
  table: {
    title: "Sales and visits",
    columns: Object.keys(rows[0] ?? {}).map((name) => ({ name, type: "text" })),
    rows: rows as never,
  },
});

async function passing(output: Json, sentences: readonly string[]): Promise<string[]> {
  const { record, task } = await storedRecord("Sales and visits", output);
  const evidence = evidenceOf(task, [], record);
  return sentences.filter((text) => objectionsTo({ text, tasks: "t1" }, evidence).length === 0);
}

const shown = (value: number): string => value.toLocaleString("en-US");

test("of a table of names and measures", async () => {
  const measure = fc.constantFrom("sales" as const, "visits" as const);
  await fc.assert(
    fc.asyncProperty(cities, measure, async (rows, by) => {
      const other = by === "sales" ? "visits" : "sales";
      const sorted = rows.toSorted((a, b) => b[by] - a[by]);
      const [first, second, last] = [sorted[0], sorted[1], sorted.at(-1)] as [City, City, City];
      const holds = [
        `${first.name} has the highest ${by}, at ${shown(first[by])}.`,
        `${last.name} has the lowest ${by}.`,
        `${first.name} has more ${by} than ${last.name}.`,
        `${second.name} has ${shown(second[by])} ${by}.`,
        `The ${by} of ${first.name} are ${shown(first[by])} and those of ${last.name} ${shown(last[by])}.`,
        `The highest ${by} are ${shown(first[by])}.`,
        `The ${by} range from ${shown(last[by])} to ${shown(first[by])}.`,
        `${first.name} and ${second.name} have the highest ${by}.`,
        `${last.name} has ${by} below ${shown(first[by])}.`,
        `There are ${rows.length} names.`,
      ];
      const contradicts = [
        `${second.name} has the highest ${by}, at ${shown(first[by])}.`,
        `${first.name} has the highest ${by}, at ${shown(second[by])}.`,
        `${last.name} has the highest ${by}.`,
        `${first.name} has the lowest ${by}, at ${shown(first[by])}.`,
        `${last.name} has more ${by} than ${first.name}.`,
        `${first.name} has fewer ${by} than ${last.name}.`,
        `${first.name} has ${shown(second[by])} ${by}.`,
        `${first.name} has ${shown(first[other])} ${by}.`,
        `The ${by} of ${first.name} are ${shown(last[by])} and those of ${last.name} ${shown(first[by])}.`,
        `${first.name} and ${last.name} have ${shown(last[by])} and ${shown(first[by])} ${by}, respectively.`,
        `The lowest ${by} are ${shown(first[by])}.`,
        `The ${by} range from ${shown(first[by])} to ${shown(last[by])}.`,
        `The ${by} range from ${shown(second[by])} to ${shown(first[by])}.`,
        `${second.name} and ${first.name} have the lowest ${by}.`,
        `${first.name} and ${last.name} both have ${by} over ${shown(last[by])}.`,
        `${first.name} has ${by} below ${shown(first[by])}.`,
        `There are ${rows.length + 1} names.`,
        `All names have ${by} over ${shown(last[by])}.`,
        `${first.name} has ${shown(first[by])}% of the ${by}.`,
        `${first.name} has ${shown(first[by])} thousand ${by}.`,
        `${first.name} has ${shown(first[by] - second[by] + 1)} more ${by} than ${second.name}.`,
      ];
      expect(await passing(table(rows), holds)).toEqual(holds);
      expect(await passing(table(rows), contradicts)).toEqual([]);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test("of a course of time", async () => {
  await fc.assert(
    fc.asyncProperty(years, fc.nat(), fc.nat(), async (rows, one, other) => {
      const [a, b] = [one % rows.length, other % rows.length].toSorted((x, y) => x - y);
      const [start, end] = [rows[a ?? 0], rows[b ?? 0]];
      fc.pre(start !== undefined && end !== undefined && start !== end);
      if (start === undefined || end === undefined) return;
      const [from, to] = [start.year.slice(0, 4), end.year.slice(0, 4)];
      const [low, high] = [shown(start.sales), shown(end.sales)];
      const [way, opposite] = end.sales > start.sales ? ["rose", "fell"] : ["fell", "rose"];
      const holds = [
        `Sales ${way} from ${low} in ${from} to ${high} in ${to}.`,
        `Sales ${way} from ${low} to ${high}.`,
        `Sales ${way} between ${from} and ${to}.`,
        `In ${to} sales were ${high}.`,
        `Sales ${way} by ${shown(Math.abs(end.sales - start.sales))} from ${from} to ${to}.`,
      ];
      const contradicts = [
        `Sales ${opposite} from ${low} in ${from} to ${high} in ${to}.`,
        `Sales ${opposite} from ${high} in ${to} to ${low} in ${from}.`,
        `Sales ${way} from ${high} in ${from} to ${low} in ${to}.`,
        `Sales ${way} from ${low} in ${to} to ${high} in ${from}.`,
        `Sales ${opposite} between ${from} and ${to}.`,
        `Sales ${way} between ${to} and ${from}.`,
        `Sales ${opposite} from ${high} to ${low}.`,
        `In ${from} sales were ${high}.`,
        `Sales ${way} by ${shown(Math.abs(end.sales - start.sales) + 1)} from ${from} to ${to}.`,
        `Sales ${way} by ${shown(Math.abs(end.sales - start.sales))}% from ${from} to ${to}.`,
        `Sales ${way} every year from ${from} to ${to}.`,
        `Sales doubled from ${from} to ${to}.`,
        `In 2009 sales were ${high}.`,
      ].filter((text) => !holds.includes(text));
      expect(await passing(table(rows), holds)).toEqual(holds);
      expect(await passing(table(rows), contradicts)).toEqual([]);
    }),
    { seed: SEED, numRuns: 60 },
  );
});
