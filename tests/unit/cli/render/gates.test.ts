import { expect, test } from "vitest";
import { renderGates } from "../../../../src/cli/render/gates.ts";
import type { GateRow } from "../../../../src/runtime/index.ts";
import { plain } from "./style.ts";

const gate: GateRow = {
  run: "r1",
  name: "release",
  task: "ok",
  title: "Release",
  attempt: 1,
  since: "2026-01-01T00:00:00.000Z",
  isOpen: true,
  question: "May it?",
  shown: {
    total: 3,
    table: {
      title: "By city",
      columns: [
        { name: "city", type: "text" },
        { name: "revenue", type: "number", unit: "EUR" },
      ],
      rows: [
        { city: "Lisbon", revenue: 1234.5 },
        { city: "Porto", revenue: 7 },
      ],
    },
  },
};

test("what is asked, single values beside it, and tables below with their units", () => {
  const text = renderGates([gate], plain(100));
  expect(text).toContain("total    3\n");
  expect(text).toContain("table    below: By city\n");
  expect(text).toContain("Approve  orchc approve r1 ok");
  expect(text.split("\n\n")[1]?.split("\n")).toEqual([
    "By city (2 rows)",
    "city    revenue (EUR)",
    "Lisbon        1,234.5",
    "Porto             7.0",
  ]);
});

test("of a long table twelve rows; one without rows says so", () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ n }));
  const text = renderGates([{ ...gate, shown: { rows } }], plain(100));
  expect(text).toContain("rows (first 12 of 40 rows)");
  expect(text).toContain("\n11");
  expect(text).not.toContain("\n12\n");
  const none = { title: "None", columns: [], rows: [] };
  expect(renderGates([{ ...gate, shown: { none } }], plain(100))).toContain("None (0 rows)");
});
