import * as fc from "fast-check";
import { fixed, values, type CleanCell, type Ugliness } from "./ugly-file.ts";

/** Lines that are no rows. */
export const aboveAndBelow: readonly Ugliness[] = [
  {
    name: "a line that names the delimiter",
    change: (file) => ({ ...file, above: [({ delimiter }) => `sep=${delimiter}`] }),
  },
  {
    name: "a title",
    change: (file, draw) => ({
      ...file,
      above: [...file.above, fixed("Visits to the stations"), ...draw(fc.subarray, [fixed("")])],
    }),
  },
  {
    name: "metadata",
    change: (file) => ({
      ...file,
      above: [
        ...file.above,
        values("Office", "Measurements"),
        values("Printed", "3 May"),
        fixed(""),
      ],
    }),
  },
  {
    name: "a title, padded to the width of the table",
    change: (file) => ({
      ...file,
      above: [
        ...file.above,
        values(...file.clean.columns.map((_, i) => (i === 0 ? "Visits" : ""))),
      ],
    }),
  },
  {
    name: "comments",
    change: (file) => ({
      ...file,
      above: [...file.above, fixed("# made by hand"), fixed("# do not edit")],
    }),
  },
  {
    name: "a source below",
    change: (file, draw) => ({
      ...file,
      below: [
        ...file.below,
        ...draw(fc.subarray, [fixed("")]),
        fixed("Source: Office for Measurements"),
      ],
    }),
  },
  {
    name: "notes below",
    change: (file) => ({
      ...file,
      below: [
        ...file.below,
        fixed(""),
        fixed("* preliminary figures"),
        fixed("Notes: levels in cm, all others none"),
      ],
    }),
  },
  {
    name: "blank lines at the end",
    change: (file) => ({ ...file, below: [...file.below, fixed(""), fixed("")] }),
  },
  {
    name: "empty rows at the end, as spreadsheets leave them",
    change: (file) => {
      const empty = values(...file.clean.columns.map(() => ""));
      return { ...file, below: [...file.below, empty, empty] };
    },
  },
  {
    name: "a row of totals",
    change: (file, draw) => {
      const label = draw(fc.constantFrom, "Total", "Summe", "TOTAL:", "Sum", "Insgesamt");
      const cells = file.clean.columns.map(({ type }, i) => {
        if (i === 0) return label;
        if (type !== "number") return "";
        return sumOf(file.clean.rows.map((row) => row[i] ?? null));
      });
      return { ...file, rows: [...file.rows, cells] };
    },
  },
  {
    name: "a row of means",
    mayBeRefused: true,
    change: (file, draw) => {
      const label = draw(fc.constantFrom, "Average", "Mean", "Durchschnitt", "Mittelwert");
      const cells = file.clean.columns.map(({ type }, i) => {
        if (i === 0) return label;
        const filled = file.clean.rows.flatMap((row) => row[i] ?? []);
        if (type !== "number") return "";
        return String(Math.round((Number(sumOf(filled)) / filled.length) * 100) / 100);
      });
      return { ...file, rows: [...file.rows, cells] };
    },
  },
  {
    name: "rows of subtotals",
    // Groups of a row or two leave open what is added up.
    mayBeRefused: true,
    change: (file, draw) => {
      const { columns, rows } = file.clean;
      const town = columns.findIndex(({ name }) => name === "town");
      if (town === -1 || file.rows.length !== rows.length) return undefined;
      const order = rows
        .map((row, i) => ({ row, written: file.rows[i] ?? [] }))
        .toSorted((a, b) => String(a.row[town]).localeCompare(String(b.row[town])));
      const groups = Map.groupBy(order, ({ row }) => String(row[town]));
      const label = draw(fc.constantFrom, "Total", "Subtotal", "Summe");
      const sums = (group: readonly { readonly row: readonly CleanCell[] }[], name: string) =>
        columns.map(({ type }, i) => {
          if (i === 0) return name;
          return type === "number" ? sumOf(group.map(({ row }) => row[i] ?? null)) : "";
        });
      return {
        ...file,
        clean: { columns, rows: order.map(({ row }) => row) },
        rows: [
          ...[...groups].flatMap(([name, group]) => [
            ...group.map(({ written }) => written),
            sums(group, `${label} ${name}`),
          ]),
          sums(order, "Grand total"),
        ],
      };
    },
  },
];

/** In hundredths, so that the sum is the one that people get. */
function sumOf(cells: readonly CleanCell[]): string {
  const hundredths = cells.map((cell) => Math.round(Number(cell ?? 0) * 100));
  return String(hundredths.reduce((sum, value) => sum + value, 0) / 100);
}
