import { describe, expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import { isEmptyOutput, partOf } from "../../../../../src/runtime/runner/record/shapes.ts";

const file = { file: "t1/a.svg", sha256: "00", bytes: 3, mediaType: "image/svg+xml" };
const table = { title: "T", columns: [{ name: "a", type: "text" }], rows: [{ a: "x" }] };

test.each<[Json, string]>([
  [1, "scalar"],
  [null, "scalar"],
  ["word", "scalar"],
  ["prose ".repeat(50), "text"],
  [table, "table"],
  [[{ at: "2024-01-01", value: 1 }], "points"],
  [{ title: "T", text: "x" }, "passage"],
  [file, "file"],
  [{ title: "T", file }, "file"],
  [[{ a: 1 }, { b: 2 }], "records"],
  [["a", { b: 1 }], "list"],
  [[], "list"],
  [{ a: 1 }, "object"],
  [{ title: "T", text: "x", more: 1 }, "object"],
])("%j is a %s", (value, is) => {
  expect(partOf(value).is).toBe(is);
});

describe("isEmptyOutput", () => {
  test.each<[Json]>([
    [{ table: { ...table, rows: [] }, total: 0 }],
    [{ items: [], truncated: false }],
    [{ passage: { title: "T", text: " " }, lines: 0 }],
    [{}],
    [{ name: "", value: null }],
    [[]],
  ])("finds nothing in %j", (output) => {
    expect(isEmptyOutput(output)).toBe(true);
  });

  test.each<[Json]>([
    [{ table, total: 1 }],
    [{ items: [], points: [{ at: "x", value: 1 }] }],
    [{ total: 0 }],
    [{ file }],
    [[0]],
  ])("finds something in %j", (output) => {
    expect(isEmptyOutput(output)).toBe(false);
  });
});
