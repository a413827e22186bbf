/** Files as people have them: broken, empty, elsewhere, in other encodings. */
import { expect, test } from "vitest";
import { describe } from "../../../../src/agents/data/describe.ts";
import { query } from "../../../../src/agents/data/query.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const content = (text: string | Uint8Array, name = "a.csv") => ({ files: { [name]: text } });

test.for([
  ["too few values", "a,b,c\n1,2,3\n4,5\n6,7,8\n", "Line 3: 3 values expected, 2 found (4,5)"],
  ["too many values", "a,b\n1,2\n3,4,5\n", "Line 3: 2 values expected, 3 found (3,4,5)"],
  ["every row too short", "a,b,c\n1,2\n3,4\n", "Line 1 of a.csv has 3 values, those below it 2"],
  ["an open quote", 'a,b\n1,2\n3,"4\n5,6\n', "Line 3: a double quote is not closed"],
  ["after a value of two lines", 'a,b\n1,"x\ny"\n3\n', "Line 4: 2 values expected, 1 found (3)"],
  ["late", `a,b\n${"1,2\n".repeat(30_000)}3\n`, "Line 30002: 2 values expected, 1 found (3)"],
] as const)("broken CSV: %s", async ([, text, message]) => {
  await using context = await toolContext(content(text));
  await expect(runTool(describe, { file: "a.csv" }, context)).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(message),
    help: expect.stringMatching(/Correct the lines|Correct what is broken/),
  });
});

test.for([
  ["semicolons and decimal commas", "a;b\n1;2,5\n3;4,5\n", ["number", "number"]],
  ["tabs", "a\tb\n1\tx\n", ["number", "text"]],
  ["one column", "name\nAnn\nBob\n", ["text"]],
  [
    "quotes, line breaks and delimiters in values",
    'a,b\n"x, ""y""",1\n"two\nlines",2\n',
    ["text", "number"],
  ],
  ["a byte order mark, Windows line ends", "\uFEFFa,b\r\n1,2\r\n", ["number", "number"]],
  ["blank lines and comments", "# made by hand\n\na,b\n1,2\n\n3,4\n", ["number", "number"]],
  ["a header that is a comment", "#id,name\n1,#x\n2,y # z\n", ["number", "text"]],
  ["no last line end", "a,b\n1,2", ["number", "number"]],
] as const)("CSV with %s", async ([, text, types]) => {
  await using context = await toolContext(content(text));
  const { output } = await runTool(describe, { file: "a.csv" }, context);
  expect(output.columns.map(({ type }) => type)).toEqual(types);
});

test.for([
  ["Jan 5 2000", "2000-01-05"],
  ["January 5, 2000", "2000-01-05"],
  ["5 Jan 2000", "2000-01-05"],
  ["05.01.2000", "2000-01-05"],
  ["1/25/2000", "2000-01-25"],
  ["25/1/2000", "2000-01-25"],
  ["05-Jan-99", "1999-01-05"],
  ["2000/01/05", "2000-01-05"],
  ["2000-01", "2000-01-01"],
  ["Mar 2000", "2000-03-01"],
  ["2000-01-05T10:20:30Z", "2000-01-05T10:20:30"],
  ["2000-01-05T10:20:30+02:00", "2000-01-05T10:20:30"],
  ["1/25/2000 3:05 PM", "2000-01-25T15:05:00"],
  ["Sun, 25 Jan 2004 10:00:00 +0100", "2004-01-25T10:00:00"],
] as const)("the date %s is %s", async ([written, expected]) => {
  const text = JSON.stringify([
    { when: written, n: 1 },
    { when: null, n: 2 },
  ]);
  await using context = await toolContext(content(text, "a.json"));
  const { output } = await runTool(query, { file: "a.json", sql: "FROM data" }, context);
  expect(output.table.columns[0]).toEqual({ name: "when", type: "time" });
  expect(output.table.rows.map(({ when }) => when)).toEqual([expected, null]);
});

test("dates that could be read in two ways are described month first, and a note says so", async () => {
  await using context = await toolContext(content("d,n\n01/02/2020,1\n03/04/2020,2\n"));
  const { output } = await runTool(describe, { file: "a.csv" }, context);
  expect(output.columns[0]).toMatchObject({ min: "2020-01-02", max: "2020-03-04" });
  expect(context.notes).toEqual([
    {
      kind: "read",
      text: 'a: dates in column "d" are read month first, and could be read the other way',
    },
  ]);
});

test("text that is almost dates, and numbers that are none, stay what they are", async () => {
  const text = "a,zip,date\nJan 1 2000,00501,20000131\nepoch,10001,20000201\n";
  await using context = await toolContext(content(text));
  const { output } = await runTool(describe, { file: "a.csv" }, context);
  expect(output.columns.map(({ type }) => type)).toEqual(["text", "text", "time"]);
});

test("a file whose name holds a pattern is that file", async () => {
  const files = { "a[1].csv": "n\n1\n", "a1.csv": "n\n2\n" };
  await using context = await toolContext({ files });
  const { output } = await runTool(query, { file: "a[1].csv", sql: "FROM data" }, context);
  expect(output.table.rows).toEqual([{ n: 1 }]);
});

test.for([
  [
    "missing, with one like it",
    "stock.csv",
    "There is no file stock.csv.",
    "Did you mean stocks.csv",
  ],
  ["missing, with none like it", "x.csv", "There is no file x.csv.", "Data files in"],
  ["in a missing folder", "no/x.csv", "There is no file no/x.csv.", "Check the path"],
  ["a folder", "sub", "sub is a folder, and a data file is needed.", "holds no data files"],
  [
    "of another kind",
    "notes.txt",
    "notes.txt is not a kind of file that can be analysed.",
    ".parquet",
  ],
  ["empty", "empty.csv", "empty.csv is empty (0 bytes).", "another file"],
  ["without rows", "header.csv", "header has no rows.", "a, b"],
  ["JSON with a list of nothing", "none.json", "none has no rows.", "at least one"],
  ["not JSON", "text.json", "text.json cannot be read. Malformed JSON", "list of objects"],
  ["broken lines of JSON", "broken.ndjson", "in line 3", "list of objects"],
  ["not Parquet", "fake.parquet", "fake.parquet cannot be read.", "Parquet"],
] as const)("a file that is %s", async ([, file, message, help]) => {
  await using context = await toolContext({
    files: {
      "stocks.csv": "a\n1\n",
      "sub/notes.md": "",
      "notes.txt": "x",
      "empty.csv": "",
      "header.csv": "a,b\n",
      "none.json": "[]",
      "text.json": "hello world",
      "broken.ndjson": '{"a":1}\n{"a":2\n{"a":3}\n',
      "fake.parquet": "not really",
    },
  });
  await expect(runTool(describe, { file }, context)).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(message),
    help: expect.stringContaining(help),
  });
});

test("exactly one of file and table", async () => {
  await using context = await toolContext(content("a\n1\n"));
  const table = { title: "T", columns: [{ name: "a", type: "number" as const }], rows: [{ a: 1 }] };
  await expect(runTool(describe, {}, context)).rejects.toThrow("Neither a file nor a table");
  await expect(runTool(describe, { file: "a.csv", table }, context)).rejects.toThrow("Both a file");
  expect((await runTool(describe, { table }, context)).headline).toContain(
    "T has 1 row and 1 column",
  );
});
