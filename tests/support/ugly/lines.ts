import * as fc from "fast-check";
import { fixed, type Ugliness, type UglyFile } from "./ugly-file.ts";

const edit = (file: UglyFile, change: UglyFile["edits"][number]): UglyFile => ({
  ...file,
  edits: [...file.edits, change],
});

/** Records with too much, too little, or in the wrong place. */
export const lines: readonly Ugliness[] = [
  {
    name: "a delimiter after each line",
    change: (file) =>
      edit(file, (records, { delimiter }) => records.map((line) => line + delimiter)),
  },
  {
    name: "a delimiter after one line",
    change: (file, draw) => {
      const which = draw(fc.integer, { min: 1, max: file.rows.length - 1 });
      return edit(file, (records, { delimiter }) =>
        records.map((line, i) => (i === which ? line + delimiter : line)),
      );
    },
  },
  {
    name: "blank lines between rows",
    change: (file, draw) => {
      const which = draw(fc.integer, { min: 2, max: file.rows.length - 1 });
      return edit(file, (records) => records.toSpliced(which, 0, ""));
    },
  },
  {
    name: "the header again in the middle",
    change: (file, draw) => {
      if (file.header === null) return undefined;
      const which = draw(fc.integer, { min: 2, max: file.rows.length - 1 });
      return edit(file, (records) => records.toSpliced(which, 0, records[0] ?? ""));
    },
  },
  {
    name: "pages, each with a title and the header",
    change: (file, draw) => {
      if (file.header === null) return undefined;
      const which = draw(fc.integer, { min: 2, max: file.rows.length - 1 });
      return edit({ ...file, above: [...file.above, fixed("Page 1")] }, (records) =>
        records.toSpliced(which, 0, "", "Page 2", records[0] ?? ""),
      );
    },
  },
  {
    name: "missing values at the end of a line left out",
    mayBeRefused: true,
    change: (file) => {
      const last = file.clean.columns.length - 1;
      if (!file.clean.rows.some((row) => row[last] === null)) return undefined;
      return edit(file, (records, { delimiter }) =>
        records.map((line) => (line.endsWith(delimiter) ? line.slice(0, -delimiter.length) : line)),
      );
    },
  },
  {
    name: "a line with a value too few",
    mayBeRefused: true,
    change: (file, draw) => {
      const which = draw(fc.integer, { min: 1, max: file.rows.length - 1 });
      return edit(file, (records, { delimiter }) =>
        records.map((line, i) => (i === which ? line.slice(line.indexOf(delimiter) + 1) : line)),
      );
    },
  },
  {
    name: "a line with a value too many",
    mayBeRefused: true,
    change: (file, draw) => {
      const which = draw(fc.integer, { min: 1, max: file.rows.length - 1 });
      return edit(file, (records, { delimiter }) =>
        records.map((line, i) => (i === which && line !== "" ? `${line}${delimiter}extra` : line)),
      );
    },
  },
];
