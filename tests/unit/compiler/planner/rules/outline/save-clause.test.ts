import { describe, expect, test } from "vitest";
import {
  tokenize,
  type Token,
} from "../../../../../../src/compiler/planner/rules/language/tokens.ts";
import { readSaveClause } from "../../../../../../src/compiler/planner/rules/outline/save-clause.ts";

const said = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(" ");

function read(clause: string): readonly string[] | undefined {
  const saved = readSaveClause(tokenize(clause));
  return saved && [said(saved.what), said(saved.form), said(saved.place)];
}

describe("what is saved, in which form, and where", () => {
  test.each([
    ["save it to out/x.md", ["it", "", "to out/x.md"]],
    ["save it as out/x.svg", ["it", "", "as out/x.svg"]],
    ["save it as a Markdown report in out/x.md", ["it", "as a Markdown report", "in out/x.md"]],
    ["store it in out/x.html as an HTML page", ["it", "as an HTML page", "in out/x.html"]],
    ["write the summary of a.md to b.md", ["the summary of a.md", "", "to b.md"]],
  ])("%s", (clause, parts) => {
    expect(read(clause)).toEqual(parts);
  });

  test.each([
    "write a report on the prices in prices.csv",
    "save it",
    "put both in a report",
    "read the notes to out/x.md",
  ])("%s saves to no place", (clause) => {
    expect(read(clause)).toBeUndefined();
  });
});
