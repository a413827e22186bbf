import type { Ugliness } from "./ugly-file.ts";

/** What is wrong with the names of columns. */
export const names: readonly Ugliness[] = [
  {
    name: "blanks around names",
    change: (file) => ({ ...file, header: file.header?.map((name) => ` ${name} `) ?? null }),
  },
  {
    name: "a column without a name",
    change: (file) => {
      if (file.header?.[1] !== file.clean.columns[1]?.name) return undefined;
      return {
        ...file,
        header: file.header?.with(1, "") ?? null,
        clean: rename(file.clean, 1, "column 2"),
      };
    },
  },
  {
    name: "two columns with one name",
    change: (file) => {
      const last = file.clean.columns.length - 1;
      if (last < 2 || file.header === null) return undefined;
      const name = file.clean.columns[0]?.name ?? "";
      return {
        ...file,
        header: file.header.with(last, name),
        clean: rename(file.clean, last, `${name} 2`),
      };
    },
  },
  {
    name: "a line of units below the names",
    change: (file) => {
      if (file.header === null) return undefined;
      const units = file.clean.columns.map(({ type }) => (type === "number" ? "[m]" : ""));
      return { ...file, rows: [units, ...file.rows] };
    },
  },
];

export function rename<Table extends { readonly columns: readonly { readonly name: string }[] }>(
  table: Table,
  which: number,
  name: string,
): Table {
  return {
    ...table,
    columns: table.columns.map((column, i) => (i === which ? { ...column, name } : column)),
  };
}
