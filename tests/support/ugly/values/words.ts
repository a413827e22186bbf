/** Missing values, booleans, and blanks that nobody sees. */
import * as fc from "fast-check";
import type { CleanCell, Ugliness } from "../ugly-file.ts";
import { pickColumn, restyle } from "./restyle.ts";

const hasGaps = (cells: readonly CleanCell[]) => cells.some((cell) => cell === null);

export const words: readonly Ugliness[] = [
  {
    name: "a mark where numbers are missing",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number", hasGaps);
      if (column === undefined) return undefined;
      const mark = draw(
        fc.constantFrom,
        "-",
        "–",
        "NA",
        "n/a",
        "N/A",
        "..",
        "...",
        "NULL",
        "null",
        "#N/A",
        "?",
        "nan",
        "None",
        "--",
        ".",
        "k.A.",
      );
      return {
        ...file,
        rows: file.rows.map((row) =>
          row[column] === "" && row[0] !== "" ? row.with(column, mark) : row,
        ),
      };
    },
  },
  {
    name: "a mark where words are missing",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "text", hasGaps);
      if (column === undefined) return undefined;
      const mark = draw(fc.constantFrom, "N/A", "NULL", "null", "NaN", "\\N", "NA");
      return {
        ...file,
        rows: file.rows.map((row) =>
          row[column] === "" && row[0] !== "" ? row.with(column, mark) : row,
        ),
      };
    },
  },
  {
    name: "blanks behind values",
    change: (file, draw) => {
      const blank = draw(fc.constantFrom, " ", "   ", "\u00a0", "\t", "\u202f");
      if (blank === file.delimiter) return undefined;
      return {
        ...file,
        rows: file.rows.map((row) =>
          row.map((cell, i) =>
            cell !== "" && i % 2 === 0 && !file.styles.has(i) ? cell + blank : cell,
          ),
        ),
      };
    },
  },
  {
    name: "booleans in several cases",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "boolean");
      if (column === undefined) return undefined;
      const both = draw(fc.constantFrom, ["True", "False"], ["TRUE", "FALSE"], ["TRUE", "false"]);
      return restyle(file, column, (cell) =>
        cell === "true" ? (both[0] ?? cell) : cell === "false" ? (both[1] ?? cell) : cell,
      );
    },
  },
];
