import { expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import { summariseOutput } from "../../../../../src/runtime/runner/answer/summarise-output.ts";

test.each<[string, Json, string[]]>([
  [
    "single values by name",
    { meanPrice: 64.7305, row_count: 12345, ok: true, note: null, unit: "USD" },
    ["Mean price 64.73, row count 12,345, ok yes, note none, unit USD."],
  ],
  [
    "a text that ends as a sentence does, without another stop",
    { content: "Ferries sailed again.\n", lines: ["One.", "Two!"] },
    ["Content Ferries sailed again.", "Lines: One., Two!"],
  ],
  [
    "a table by rows and columns",
    {
      table: {
        title: "Authors",
        columns: [
          { name: "author", type: "text" },
          { name: "commits", type: "number" },
        ],
        rows: [{ author: "Ann", commits: 3 }],
      },
    },
    ["Authors: 1 row of author, commits."],
  ],
  [
    "points by their span",
    {
      prices: [
        { at: "2024-01-01", value: 1.5 },
        { at: "2024-01-02", value: 2 },
      ],
    },
    ["Prices: 2 points, from 1.5 at 2024-01-01 to 2 at 2024-01-02."],
  ],
  [
    "lists by length and first items",
    { files: ["a", "b", "c", "d"], tags: ["x"], none: [], mixed: [1, [2]] },
    ["Files: 4 items, the first a, b, c.", "Tags: x.", "None: none.", "Mixed: 2 items."],
  ],
  [
    "records by their fields",
    { hits: [{ line: 1, text: "a" }, { line: 2 }] },
    ["Hits: 2 records with line, text."],
  ],
  [
    "passages and texts by their beginning",
    { passage: { title: "Intro", text: "It begins.\nSo" }, body: "word ".repeat(60) },
    ["Intro: It begins. So.", expect.stringMatching(/^Body: word .{150,210}…$/)],
  ],
  [
    "files by type and size",
    {
      page: { file: "t1/a.html", sha256: "0", bytes: 12345, mediaType: "text/html" },
    },
    ["Page: t1/a.html (text/html, 12,345 bytes)."],
  ],
  [
    "objects by what is in them",
    { range: { from: 1, to: 2 }, deep: { a: { b: 1 } } },
    ["Range: from 1, to 2.", "Deep: 1 field."],
  ],
  [
    "no more than a few fields",
    Object.fromEntries("abcdefgh".split("").map((name) => [name, [1]])),
    ["A: 1.", "B: 1.", "C: 1.", "D: 1.", "E: 1.", "And 3 more fields."],
  ],
  ["nothing", {}, ["It returned nothing."]],
  ["what is no object", [1, 2], ["Result: 1, 2."]],
])("says %s", (_, output, sentences) => {
  expect(summariseOutput(output)).toEqual(sentences);
});
