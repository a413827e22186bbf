import * as fc from "fast-check";
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
    name: "no names at all",
    mayBeRefused: true,
    change: (file) => {
      if (file.rows.length !== file.clean.rows.length) return undefined;
      const columns = file.clean.columns.map((column, i) => ({
        ...column,
        name: `column ${i + 1}`,
      }));
      return { ...file, header: null, clean: { ...file.clean, columns } };
    },
  },
  {
    name: "years as names",
    change: (file) => {
      if (file.header?.[1] !== file.clean.columns[1]?.name) return undefined;
      let year = 2017;
      return file.clean.columns.reduce((so, { type }, i) => {
        if (type !== "number") return so;
        const name = String((year += 1));
        return {
          ...so,
          header: so.header?.with(i, name) ?? null,
          clean: rename(so.clean, i, name),
        };
      }, file);
    },
  },
  {
    name: "names that mean something elsewhere",
    change: (file, draw) => {
      const last = file.clean.columns.length - 1;
      if (file.header?.[last] !== file.clean.columns[last]?.name) return undefined;
      const name = draw(
        fc.constantFrom,
        "select",
        "rowid",
        "order",
        "visits, all",
        'the "other" one',
        "in %",
        "Größe",
        "a.b",
        "constructor",
        "raw",
        "__proto__",
      );
      return {
        ...file,
        header: file.header?.with(last, name) ?? null,
        clean: rename(file.clean, last, name),
      };
    },
  },
  {
    name: "numbers of rows, without a name",
    change: (file) => {
      if (file.header === null || file.styles.size > 0) return undefined;
      if (file.rows.length !== file.clean.rows.length) return undefined;
      const numbered = <Cell>(rows: readonly (readonly Cell[])[]) =>
        rows.map((row, i) => [i, ...row] as const);
      return {
        ...file,
        header: ["", ...file.header],
        rows: numbered(file.rows).map(([n, ...cells]) => [String(n), ...cells]),
        clean: {
          columns: [{ name: "column 1", type: "number" }, ...file.clean.columns],
          rows: numbered(file.clean.rows),
        },
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
