import { describe, expect, test } from "vitest";
import { written } from "../../../../src/cli/colors.ts";
import { renderTable, type Column } from "../../../../src/cli/render/table.ts";
import { coloured, plain } from "./style.ts";

interface Row {
  readonly name: string;
  readonly number: string;
  readonly text: string;
}

const columns: readonly Column<Row>[] = [
  { title: "name", cell: ({ name }) => name },
  { title: "number", cell: ({ number }) => number, align: "right" },
  { title: "text", cell: ({ text }) => text, flexible: true },
];
const rows: readonly Row[] = [
  { name: "a", number: "1", text: "short" },
  { name: "beta", number: "1,234", text: "a text that is longer\nthan\tothers" },
];

describe("columns", () => {
  test("are as wide as what is in them; line breaks become spaces", () => {
    expect(renderTable(rows, columns, plain()).split("\n")).toEqual([
      "name  number  text",
      "a          1  short",
      "beta   1,234  a text that is longer than others",
    ]);
  });

  test("that are flexible give way", () => {
    expect(renderTable(rows, columns, plain(30)).split("\n")).toEqual([
      "name  number  text",
      "a          1  short",
      "beta   1,234  a text that is…",
    ]);
  });

  test("and are left out when nothing would be left of them", () => {
    expect(renderTable(rows, columns, plain(20)).split("\n")).toEqual([
      "name  number",
      "a          1",
      "beta   1,234",
    ]);
  });

  test("that are not flexible go too, but for the first and those that are essential", () => {
    const kept = columns.map((column, i) => ({ ...column, essential: i === 2 }));
    expect(renderTable(rows, kept, plain(15)).split("\n")).toEqual([
      "name  text",
      "a     short",
      "beta  a text t…",
    ]);
  });

  test("that wrap go on below", () => {
    const wrapping = columns.map((column, i) => ({ ...column, wraps: i === 2 }));
    expect(renderTable(rows.slice(1), wrapping, plain(30)).split("\n")).toEqual([
      "name  number  text",
      "beta   1,234  a text that is",
      "              longer than",
      "              others",
    ]);
  });

  test("are painted after they were measured", () => {
    const painted = columns.map((column) => ({ ...column, paint: (text: string) => `<${text}>` }));
    expect(renderTable(rows.slice(0, 1), painted, plain()).split("\n")[1]).toBe(
      "<a   >  <     1>  <short>",
    );
  });
});

test("no rows leave the head", () => {
  expect(renderTable([], columns, plain())).toBe("name  number  text");
});

test("the head is dimmed, not the cells", () => {
  const [head, first] = written(renderTable(rows, columns, coloured(80))).split("\n");
  expect(head).toContain("\u001B[2m");
  expect(first).not.toContain("\u001B[");
});
