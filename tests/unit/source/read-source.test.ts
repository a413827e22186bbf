import { describe, expect, test } from "vitest";
import { placeInSource, queryNames, readSource } from "../../../src/compiler/source/index.ts";
import { findWorkspace } from "../../../src/workspace/find-workspace.ts";
import { oneLine, problemsOf } from "../../support/problems.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

async function read(folder: TempFolder, words: readonly string[], name?: string) {
  const workspace = await findWorkspace({ cwd: folder.path, env: {} });
  return readSource(words, { workspace, cwd: folder.path, ...(name !== undefined && { name }) });
}
const problems = async (folder: TempFolder, words: readonly string[], name?: string) =>
  (await problemsOf(() => read(folder, words, name))).map((problem) =>
    oneLine(problem, folder.path),
  );

describe("a query in words", () => {
  test("is what was typed, joined and trimmed, named by its telling words", async () => {
    await using folder = await tempFolder();
    expect(await read(folder, ["  Count", "the TODO comments", "in src "])).toEqual({
      query: "Count the TODO comments in src",
      name: "count-todo-comments-src",
      params: {},
      start: { line: 1, column: 1 },
    });
  });

  test("declares a text parameter for each {name}", async () => {
    await using folder = await tempFolder();
    const { params } = await read(folder, [
      "Price of {coin} and again {coin} over {days} days, not { this }",
    ]);
    expect(params).toEqual({ coin: { type: "string" }, days: { type: "string" } });
  });

  test("that is empty is refused", async () => {
    await using folder = await tempFolder();
    expect(await problems(folder, [])).toEqual(["ORC1001 The query is empty."]);
    expect(await problems(folder, [" \t", "\n"])).toEqual(["ORC1001 The query is empty."]);
  });

  test("keeps its name, and gets a hash when the name belongs to another query", async () => {
    await using folder = await tempFolder();
    const plan = (query: string) => JSON.stringify({ source: { query } });
    const query = "Describe data/sales.csv";
    await folder.write("generated/describe-sales/plan.json", plan(query));
    expect((await read(folder, [query])).name).toBe("describe-sales");
    await folder.write("generated/describe-sales/plan.json", plan("Describe old/sales.csv"));
    // printf '%s' 'Describe data/sales.csv' | sha256sum
    expect((await read(folder, [query])).name).toBe("describe-sales-7e32a9");
    await folder.write("generated/describe-sales/plan.json", "{ broken");
    expect((await read(folder, [query])).name).toBe("describe-sales-7e32a9");
  });

  test("can be named; a name is a folder's on every file system", async () => {
    await using folder = await tempFolder();
    expect((await read(folder, ["Describe data/sales.csv"], "sales")).name).toBe("sales");
    const found = await problemsOf(() =>
      read(folder, ["Describe data/sales.csv"], "../Sales Report"),
    );
    expect(found.map((problem) => oneLine(problem))).toEqual([
      'ORC1014 "../Sales Report" cannot be the name of a plan.',
    ]);
    expect(found[0]?.help).toMatch(/for example sales-report\.$/);
  });
});

const queryFile = `---
name: coin-outlook
params:
  coin: bitcoin
  days:
    type: integer
    description: how far to look back
    default: 30
  window: { type: number }
  note:
profile: conservative
budget: { usd: 0.5, seconds: 60 }
maxTasks: 5
reading: 2
---

  Price of {coin} over {days} days,
smoothed by {window}. {note}

`;

describe("a query file", () => {
  test("holds parameters, profile, budget and limit of tasks above its query", async () => {
    await using folder = await tempFolder({ "queries/outlook.query.md": queryFile });
    const source = await read(folder, ["queries/outlook.query.md"]);
    expect(source).toEqual({
      query: "Price of {coin} over {days} days,\nsmoothed by {window}. {note}",
      name: "coin-outlook",
      params: {
        coin: { type: "string", default: "bitcoin" },
        days: { type: "integer", description: "how far to look back", default: 30 },
        window: { type: "number" },
        note: { type: "string" },
      },
      profile: "conservative",
      budget: { usd: 0.5, seconds: 60 },
      maxTasks: 5,
      readings: [2],
      file: folder.at("queries/outlook.query.md"),
      fileSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      start: { line: 17, column: 3 },
    });
  });

  test("is found by path, by name, from any folder of the workspace", async () => {
    await using folder = await tempFolder({
      "orchc.config.yaml": "",
      "queries/sales.query.md": "Describe data/sales.csv\n",
      "deep/own.query.md": "Describe data/own.csv\n",
    });
    expect((await read(folder, ["sales"])).query).toBe("Describe data/sales.csv");
    expect((await read(folder, ["sales.query.md"])).query).toBe("Describe data/sales.csv");
    expect((await read(folder, ["queries/sales.query.md"])).name).toBe("sales");
    expect((await read(folder, [folder.at("deep/own.query.md")])).name).toBe("own");
    expect((await read(folder, ["sales"], "other")).name).toBe("other");
  });

  test("needs no front matter; line breaks and byte order marks of other systems do no harm", async () => {
    const text = "---\r\nparams:\r\n  coin: bitcoin\r\n---\r\n\r\nPrice\r\nof {coin}\r\n";
    await using folder = await tempFolder({
      "plain.query.md": "\nDescribe data/sales.csv\n",
      "dos.query.md": `\uFEFF${text}`,
    });
    expect(await read(folder, ["plain.query.md"])).toMatchObject({
      query: "Describe data/sales.csv",
      start: { line: 2, column: 1 },
    });
    expect(await read(folder, ["dos.query.md"])).toMatchObject({
      query: "Price\nof {coin}",
      params: { coin: { type: "string", default: "bitcoin" } },
      start: { line: 6, column: 1 },
    });
  });

  test("points from an offset in the query to its line and column", async () => {
    await using folder = await tempFolder({ "q.query.md": queryFile });
    const source = await read(folder, ["q.query.md"]);
    const lines = queryFile.split("\n");
    for (const word of ["Price", "{days}", "smoothed", "{note}"]) {
      const { line, column } = placeInSource(source, source.query.indexOf(word));
      expect(lines[line - 1]?.slice(column - 1).startsWith(word)).toBe(true);
    }
  });

  test("declares choices, dates, lists, files and columns", async () => {
    const head = [
      "kind: { values: [line, bar], default: bar }",
      "since: { type: date }",
      "symbols: [AAPL, MSFT]",
      "file: { type: file, default: data/a.csv }",
      "by: { type: column }",
    ];
    const body = "Draw {kind} since {since} of {symbols} in {file} by {by}.";
    const text = ["---", "params:", ...head.map((line) => `  ${line}`), "---", body].join("\n");
    await using folder = await tempFolder({ "q.query.md": text });
    expect((await read(folder, ["q.query.md"])).params).toEqual({
      kind: { type: "enum", values: ["line", "bar"], default: "bar" },
      since: { type: "date" },
      symbols: { type: "list", default: ["AAPL", "MSFT"] },
      file: { type: "file", default: "data/a.csv" },
      by: { type: "column" },
    });
  });

  test.each([
    [
      "kind: { type: enum }",
      "params.kind.values is missing: it has to be the list of an enum's values",
    ],
    [
      "kind: { values: [line, bar], default: bra }",
      'params.kind.default has to be one of line, bar; it is "bra"',
    ],
    [
      "since: { type: date, default: 2024-13-01 }",
      'params.since.default has to be a date such as 2024-01-31; it is "2024-13-01"',
    ],
  ])("refuses %s", async (line, expected) => {
    const [name = ""] = line.split(":");
    await using folder = await tempFolder({
      "q.query.md": `---\nparams:\n  ${line}\n---\nDraw {${name}}.`,
    });
    const [problem] = await problemsOf(() => read(folder, ["q.query.md"]));
    expect(problem?.message).toContain(expected);
  });

  test("every problem of its settings is told with its place", async () => {
    await using folder = await tempFolder({
      "q.query.md": [
        "---",
        "nmae: Bad Name",
        "name: Bad Name",
        "params:",
        "  coin: { type: strng }",
        "  days: { default: 3, defualt: 4 }",
        "  list: [1]",
        "budget: { usd: -1 }",
        "maxTasks: 0",
        "---",
        "Price of {coin}",
      ].join("\n"),
    });
    const found = await problemsOf(() => read(folder, ["q.query.md"]));
    expect(found.map((problem) => oneLine(problem, folder.path))).toEqual([
      "ORC1003 There is no setting nmae. (q.query.md:2:1)",
      expect.stringMatching(
        /^ORC1004 name has to be in the form .*; it is "Bad Name"\. \(q\.query\.md:3:7\)$/,
      ),
      'ORC1004 params.coin.type has to be one of string, number, integer, boolean, enum, date, list, file, column; it is "strng". (q.query.md:5:17)',
      "ORC1003 There is no setting params.days.defualt. (q.query.md:6:23)",
      "ORC1004 params.list[0] has to be text; it is 1. (q.query.md:7:10)",
      "ORC1004 budget.usd has to be at least 0; it is -1. (q.query.md:8:16)",
      "ORC1004 maxTasks has to be more than 0; it is 0. (q.query.md:9:11)",
    ]);
    expect(found[2]?.help).toBe("Did you mean string?");
  });

  test("a default has to fit its type", async () => {
    await using folder = await tempFolder({
      "q.query.md":
        "---\nparams:\n  days: { type: integer, default: 2.5 }\n---\nOver {days} days\n",
    });
    expect(await problems(folder, ["q.query.md"])).toEqual([
      "ORC1004 params.days.default has to be a whole number; it is 2.5. (q.query.md:3:35)",
    ]);
  });

  test("what it declares and what its query uses have to agree", async () => {
    await using folder = await tempFolder({
      "q.query.md": "---\nparams:\n  coin: bitcoin\n---\nPrice\nof {cion} and {other}\n",
    });
    const found = await problemsOf(() => read(folder, ["q.query.md"]));
    expect(found.map((problem) => oneLine(problem, folder.path))).toEqual([
      "ORC1008 {cion} refers to a parameter, but no parameter cion is declared. (q.query.md:6:4)",
      "ORC1008 {other} refers to a parameter, but no parameter other is declared. (q.query.md:6:15)",
      "ORC1009 The parameter coin is declared, but the query does not use it. (q.query.md:1:1)",
    ]);
    expect(found[0]?.help).toMatch(/^Did you mean \{coin\}\?/);
  });

  test("broken in other ways", async () => {
    await using folder = await tempFolder({
      "open.query.md": "---\nname: a\nPrice\n",
      "yaml.query.md": "---\nname: [a\n---\nPrice\n",
      "list.query.md": "---\n- name\n---\nPrice\n",
      "empty.query.md": "---\nname: a\n---\n\n",
      "bytes.query.md": Buffer.from([0x50, 0xff, 0xfe]),
    });
    expect(await problems(folder, ["open.query.md"])).toEqual([
      "ORC1007 The file begins with ---, but no second line of --- closes its front matter. (open.query.md:1:1)",
    ]);
    expect(await problems(folder, ["yaml.query.md"])).toEqual([
      expect.stringMatching(/^ORC1002 .*\(yaml\.query\.md:\d:\d+\)$/),
    ]);
    expect(await problems(folder, ["list.query.md"])).toEqual([
      "ORC1004 The front matter has to be settings, one `key: value` a line; it is a list. (list.query.md:2:1)",
    ]);
    expect(await problems(folder, ["empty.query.md"])).toEqual([
      "ORC1001 The query in empty.query.md is empty. (empty.query.md:5:1)",
    ]);
    expect(await problems(folder, ["bytes.query.md"])).toEqual([
      expect.stringMatching(/^ORC1005 bytes\.query\.md cannot be read: /),
    ]);
  });

  test("that is not there, or nearly", async () => {
    await using folder = await tempFolder({
      "queries/sales.query.md": "Describe data/sales.csv\n",
      "queries/stock.query.md": "Describe data/stock.csv\n",
    });
    const missing = await problemsOf(() => read(folder, ["queries/sale.query.md"]));
    expect(missing.map((problem) => oneLine(problem))).toEqual([
      "ORC1013 There is no query file queries/sale.query.md.",
    ]);
    expect(missing[0]?.help).toMatch(/^Did you mean sales\? Query files: sales, stock; /);
    expect(await problems(folder, ["saels"])).toEqual(["ORC1013 There is no query file saels."]);
    expect((await read(folder, ["weather"])).query).toBe("weather");
  });

  test("are listed by name", async () => {
    await using folder = await tempFolder({
      "queries/b.query.md": "B",
      "queries/a.query.md": "A",
      "queries/notes.md": "N",
    });
    const workspace = await findWorkspace({ cwd: folder.path, env: {} });
    expect(await queryNames(workspace)).toEqual(["a", "b"]);
    await using empty = await tempFolder();
    expect(await queryNames(await findWorkspace({ cwd: empty.path, env: {} }))).toEqual([]);
  });
});
