import * as fc from "fast-check";
import type { Ugliness } from "./ugly-file.ts";

/** How values are kept apart. */
export const quoting: readonly Ugliness[] = [
  {
    name: "another delimiter",
    change: (file, draw) => ({ ...file, delimiter: draw(fc.constantFrom, ";", "\t", "|") }),
  },
  { name: "every value in quotes", change: (file) => ({ ...file, quoting: "all" }) },
  {
    name: 'quotation marks written \\"',
    // A backslash that stands for itself beside them is refused.
    mayBeRefused: true,
    change: (file) => ({ ...file, escapedQuote: '\\"', quoting: "all" }),
  },
  { name: "blanks before values", change: (file) => ({ ...file, padding: [" ", ""] }) },
  { name: "blanks around values", change: (file) => ({ ...file, padding: ["  ", " "] }) },
  {
    name: "a quotation mark that closes some lines further down",
    mayBeRefused: true,
    change: (file, draw) => {
      const rows = file.rows.length;
      if (rows < 5) return undefined;
      const from = draw(fc.integer, { min: 0, max: rows - 3 });
      const to = draw(fc.integer, { min: from + 1, max: Math.min(from + 3, rows - 1) });
      return {
        ...file,
        edits: [
          ...file.edits,
          (records) =>
            records.map((line, i) => {
              const row = i - (file.header === null ? 0 : 1);
              if (row === from) return line.replace(/^"?/, '"');
              return row === to ? line.replace(/^[^"]\w*/, '$&"') : line;
            }),
        ],
      };
    },
  },
];
