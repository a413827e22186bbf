import type { AlgebraTable } from "./scope.ts";

/** What a row's place in its table is called: a name that no column of the data has. */
export function ordinalName(tables: readonly AlgebraTable[], number: number): string {
  const names = tables.flatMap(({ columns }) => columns.map(({ name }) => name));
  let prefix = "#";
  while (names.some((name) => name.startsWith(prefix))) prefix += "#";
  return `${prefix}${number}`;
}
