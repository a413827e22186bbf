import { expect, test } from "vitest";
import type { Table } from "../../../../../src/catalog/shapes.ts";
import { markdownTable } from "../../../../../src/runtime/runner/text/markdown-table.ts";

const table: Table = {
  title: "Authors",
  columns: [
    { name: "author", type: "text" },
    { name: "share", type: "number" },
  ],
  rows: [
    { author: "Ann", share: 12.5 },
    { author: "B|b", share: 1000 },
    { author: "Cy", share: null },
  ],
};

test("a table is aligned, with numbers to the right and equally many decimals", () => {
  expect(markdownTable(table)).toBe(
    [
      "| author |   share |",
      "| ------ | ------: |",
      "| Ann    |    12.5 |",
      "| B\\|b   | 1,000.0 |",
      "| Cy     |         |",
    ].join("\n"),
  );
});
