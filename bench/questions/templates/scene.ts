/** The choices that one question makes of a schema. */
import type { Column, Schema } from "../schemas/words.ts";
import type { Scene } from "./template.ts";

/** How often a column is called as its header is written. */
const BY_HEADER = 0.15;

export function sceneOf(schema: Schema, next: () => number): Scene {
  const { main, measures } = schema;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const cells = (column: Column) => {
    const at = main.columns.indexOf(column);
    return main.rows.map((row) => row[at]).filter((cell) => cell !== null);
  };
  const stem = main.file.replace(/\.csv$/, "");
  const file = pick([main.file, main.file, main.file, main.file, `"${main.file}"`, stem]);
  return {
    schema,
    file,
    pick,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    say: (column) => (next() < BY_HEADER ? column.header : column.words),
    measure: () => pick([measures[0], measures[2]]),
    values: (column) => {
      const all = [...new Set(cells(column).map(String))];
      const first = pick(all);
      return [first, pick(all.filter((value) => value !== first))];
    },
    near: (column, share) => {
      const sorted = cells(column)
        .map(Number)
        .toSorted((a, b) => a - b);
      return rounded(sorted[Math.floor(share * sorted.length)] ?? 0);
    },
  };
}

/** To two digits, as people say thresholds. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
