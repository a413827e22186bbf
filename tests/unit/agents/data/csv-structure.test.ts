/** Text files as people have them: what is no row is left out and said, what cannot be known is asked. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { DuckDBInstance } from "@duckdb/node-api";
import { readFile } from "../../../../src/agents/data/read/read-file.ts";
import type { ReadingOptions } from "../../../../src/agents/data/read/options.ts";
import { readRows } from "../../../../src/agents/data/rows.ts";
import { toolContext } from "../../../support/tool-context.ts";

async function read(content: string | Uint8Array, options: ReadingOptions = {}, name = "a.csv") {
  await using context = await toolContext({ files: { [name]: content } });
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const file = { path: context.resolve(name), name, format: "csv" } as const;
    const reading = await readFile(connection, file, "data", options);
    const { rows } = readRows(await connection.runAndReadAll("FROM data"));
    return {
      names: reading.columns.map((column) => column.name),
      rows: rows.map((row) => Object.values(row)),
      notes: reading.notes.map(({ text }) => text),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

test.for([
  ["a line that names the delimiter", "sep=;\npart;price\nnail;2\nhook;3\n"],
  ["a line that names the delimiter, in quotes", '"sep=|"\npart|price\nnail|2\nhook|3\n'],
  ["a line that names a tab", "sep=\t\r\npart\tprice\r\nnail\t2\r\nhook\t3\r\n"],
  ["a title and a blank line", "Parts in stock\n\npart,price\nnail,2\nhook,3\n"],
  ["a title with a comma", "Parts, in stock\n\npart,price\nnail,2\nhook,3\n"],
  ["a padded title", "Parts,\npart,price\nnail,2\nhook,3\n"],
  ["metadata as wide as the table", "Shop,Main\nPrinted,May\n\npart,price\nnail,2\nhook,3\n"],
  ["comments", "# by hand\n# twice\npart,price\nnail,2\nhook,3\n"],
  ["quotes and blanks around everything", ' "part" , "price" \n "nail" , 2\n "hook" ,3 \n'],
  ["single quotes", "'part','price'\n'nail','2'\n'hook','3'\n"],
  ["a delimiter after each line", "part,price,\nnail,2,\nhook,3,\n"],
  ["a delimiter after one line", "part,price\nnail,2,\nhook,3\n"],
  ["rows of delimiters at the end", "part,price\nnail,2\nhook,3\n,\n,\n"],
  ["blank lines between rows", "part,price\nnail,2\n\n\nhook,3\n\n"],
  ["the header again", "part,price\nnail,2\npart,price\nhook,3\n"],
  ["a page break", "Parts\n\npart,price\nnail,2\n\nParts\n\npart,price\nhook,3\n"],
  ["pages with titles of their own", "Page 1\npart,price\nnail,2\n\nPage 2\npart,price\nhook,3\n"],
  ["a comment among rows", "part,price\nnail,2\n# next page\nhook,3\n"],
  ["a source", "part,price\nnail,2\nhook,3\nSource: the shop\n"],
  [
    "a source with a comma, after a blank line",
    "part,price\nnail,2\nhook,3\n\nQuelle: Laden, 2024\n",
  ],
  ["a note behind a blank line", "part,price\nnail,2\nhook,3\n\nas counted by hand\n"],
  ["footnotes", "part,price\nnail,2\nhook,3\n* without tax\n** with tax\n"],
  ["a count of rows", "part,price\nnail,2\nhook,3\n(2 rows)\n"],
  ["units in brackets", "part,price\n,[EUR]\nnail,2\nhook,3\n"],
  ["CR alone", "part,price\rnail,2\rhook,3\r"],
  ["line ends of both kinds", "part,price\r\nnail,2\nhook,3\r\n"],
  ["a byte order mark, quoted", '\uFEFF"part","price"\r\n"nail","2"\r\n"hook","3"\r\n'],
  ["UTF-16", Buffer.from("\uFEFFpart,price\nnail,2\nhook,3\n", "utf16le")],
  ["UTF-16 without its mark", Buffer.from("part,price\nnail,2\nhook,3\n", "utf16le")],
  ["gzip", gzipSync("part,price\nnail,2\nhook,3\n")],
  ["a total", "part,price\nnail,2\nhook,3\nTotal,5\n"],
  ["a total without a name", "part,price\nnail,2\nhook,3\n,5\n"],
  ["a mean", "part,price\nnail,2\nhook,3\nAverage,2.5\n"],
  ["a total and a mean", "part,price\nnail,2\nhook,3\nSum,5\nMean,2.5\n"],
  ["a total above", "part,price\nTotal,5\nnail,2\nhook,3\n"],
  ["a total and a source", "part,price\nnail,2\nhook,3\nTotal,5\n\nSource: the shop\n"],
] as const)("with %s, the table is the same", async ([, content]) => {
  const { names, rows } = await read(content);
  expect({ names, rows }).toEqual({
    names: ["part", "price"],
    rows: [
      ["nail", 2],
      ["hook", 3],
    ],
  });
});

test.for([
  ["years", "land,2001,2002\nPeru,4,5\nChile,6,7\n", ["land", "2001", "2002"], 2],
  ["years above whole numbers", "2001,2002,2003\n1900,5,7\n8,9,9\n", ["2001", "2002", "2003"], 2],
  ["months", "land,2001-01,2001-02\nPeru,4,5\n", ["land", "2001-01", "2001-02"], 1],
  ["seasons", "club,2001/02,2002/03\nA,4,5\nB,6,7\n", ["club", "2001/02", "2002/03"], 2],
  ["hours of a day", "day,1,2,3\nmo,40,2,7\ntu,1,9,1\n", ["day", "1", "2", "3"], 2],
  ["one name twice", "n,n,N\n1,2,3\n", ["n", "n 2", "N 3"], 1],
  ["no name", "n,,\n1,2,3\n", ["n", "column 2", "column 3"], 1],
  ["a name of two lines", '"a\nb",c\n1,2\n', ["a b", "c"], 1],
  ["row numbers of R", '"a","b"\n"1",5,6\n"2",7,8\n', ["column 1", "a", "b"], 2],
  [
    "two lines of names",
    ";Kilo;Kilo\n;2001;2002\nPeru;4,5;5,5\nChile;6,5;7,5\n",
    ["column 1", "Kilo 2001", "Kilo 2002"],
    2,
  ],
  ["none, over numbers", "1,2\n3,4\n5,6\n", ["column 1", "column 2"], 3],
  ["none, over names and numbers", "Ann,2\nBob,4\n", ["column 1", "column 2"], 2],
  [
    "none, over words that come again",
    "Ann,in,Rome\nBob,in,Rome\nCy,out,Rome\n",
    ["column 1", "column 2", "column 3"],
    3,
  ],
] as const)("a header of %s", async ([, content, names, count]) => {
  const { names: found, rows } = await read(content);
  expect(found).toEqual(names);
  expect(rows).toHaveLength(count);
});

test.for([
  [
    "a header that may be a row",
    "code,10,x\nk1,20,5\nk2,30,6\n",
    "Whether line 1 of a.csv",
    "header",
  ],
  [
    "rows within quotes",
    'id,word,n\na,"yes,1\nb,no,2\nc,maybe",3\nd,so,4\n',
    "Lines 2 to 4 of a.csv",
    "quote",
  ],
  ["the first value swallows", 'n,w\n"1,a\n2",b\n3,c\n', "Lines 2 to 3 of a.csv", "quote"],
  ["the last value swallows", 'n,w\n1,"a\n2,b"\n3,c\n', "Lines 2 to 3 of a.csv", "quote"],
  ["two tables", "a,b\nx,1\ny,2\nz,3\nw,4\n\nc,d\nu,5\nv,6\n", "holds two tables", "header"],
  [
    "a value too few",
    "a,b,c\nx,y,z\nx,y\nu,v,w\n",
    "Line 3: 3 values expected, 2 found",
    "shortLines",
  ],
  [
    "a line that is broken in two",
    "a,b,c\nx,1,2\ny\n,3,4\nz,5,6\n",
    "Line 3: 3 values expected, 1 found",
    "shortLines",
  ],
  ["a value too many", "a,b\nx,1\ny,2,3\n", "Line 3: 2 values expected, 3 found", "double quotes"],
  [
    "a value too many, with delimiters at the ends",
    "a,b,\nx,1,\ny,2,3,\nz,4,\n",
    "the first is line 3",
    "double quotes",
  ],
  [
    "a value too few, with delimiters at the ends",
    "a,b,\nx,1,\n2,\nz,4,\n",
    "3 values expected, 2 found",
    "shortLines",
  ],
  ["lines in quotes as a whole", '"a,b"\n"x,1"\n"y,2"\n', "stands in quotes as a whole", "sed"],
  ["columns of a fixed width", "name   n\nAnn    1\nBob   22\n", "fixed width", "sed"],
  ["blanks only", "  \n\n \n", "holds blanks only", "another file"],
  ["zero bytes", "a,b\nx\0y,1\n", "zero bytes", "tr -d"],
  [
    "a Cyrillic encoding",
    Buffer.from("a,b\n\xcc\xee\xf1\xea\xe2\xe0,1\n", "latin1"),
    "nor in Latin-1 by the looks of it",
    "iconv -f WINDOWS-1251",
  ],
  [
    "two encodings",
    Buffer.concat([Buffer.from("a,b\ncafé,1\n"), Buffer.from("caf\xe9,2\n", "latin1")]),
    "in some lines",
    "Convert",
  ],
  [
    "metadata as wide as a table without names",
    "Office,Measurements\nPrinted,3 May\n\nst934,9\nst720,476\nst100,896\n",
    "stand above a blank line",
    "take lines 1 to 2 out of the file",
  ],
  [
    "a gzip that is cut",
    gzipSync("a,b\n1,2\n").subarray(0, 20),
    "cannot be decompressed",
    "gzip -t",
  ],
  [
    "a last total that adds up to nothing",
    "a,b\nx,1\ny,2\nTotal,9\n",
    'called "Total"',
    "totals: keep",
  ],
] as const)("refused: %s", async ([, content, message, help]) => {
  await expect(read(content)).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining(message),
    help: expect.stringContaining(help),
  });
});

test("semicolons of HTML keep nothing apart", async () => {
  expect(await read("part,price\nnut &amp; bolt,5\nCaf&eacute;,6\n")).toMatchObject({
    names: ["part", "price"],
    rows: [
      ["nut &amp; bolt", 5],
      ["Caf&eacute;", 6],
    ],
  });
});

test("two lines of names, and one that a platform of surveys wrote for itself", async () => {
  const above =
    'at,q1,city\nStart,How old?,Where?\n"{""id"":""a""}","{""id"":""q1""}","{""id"":""c""}"\n';
  const { names, rows, notes } = await read(`${above}2024-01-05,34,Rome\n2024-01-06,28,Bari\n`);
  expect(names).toEqual(["at Start", "q1 How old?", "city Where?"]);
  expect(rows).toEqual([
    ["2024-01-05", 34, "Rome"],
    ["2024-01-06", 28, "Bari"],
  ]);
  expect(notes).toEqual([
    "lines 1 and 2 are both read as names of the columns",
    "line 3, below the names of the columns, describes them and is left out",
  ]);
});

test("what was decided is said, and nothing where there was nothing to decide", async () => {
  expect((await read("part,price\nnail,2\n")).notes).toEqual([]);
  expect(
    (await read("Parts\n\npart,price\nnail,2\nhook,1\nSumme,3\n\nSource: shop\n")).notes,
  ).toEqual([
    'what stands above the names of the columns, which are in line 3, is left out ("Parts")',
    '1 line below the table is left out ("Source: shop")',
    'the row of totals "Summe" is left out',
  ]);
  expect((await read(Buffer.from("a,b\ncaf\xe9,1\n", "latin1"))).notes).toEqual([
    "the file is not in UTF-8: it is read as Latin-1",
  ]);
  expect((await read("n,n\n1,2\n")).notes).toEqual([
    'several columns have one name: "n" (column 2) is called "n 2"',
  ]);
});

test("what is refused can be answered", async () => {
  const swallowed = 'id,word,n\na,"yes,1\nb,no,2\nc,maybe",3\nd,so,4\n';
  expect((await read(swallowed, { quote: "none" })).rows).toHaveLength(4);
  expect((await read(swallowed, { quote: '"' })).rows).toHaveLength(2);
  const short = "a,b,c\nx,y,z\nx,y\nu,v,w\n";
  expect((await read(short, { shortLines: "fill" })).rows[1]).toEqual(["x", "y", null]);
  const header = "code,10,x\nk1,20,5\nk2,30,6\n";
  expect((await read(header, { header: 1 })).names).toEqual(["code", "10", "x"]);
  expect((await read(header, { header: "none" })).rows).toHaveLength(3);
  expect((await read("made up\na;b\n1;2\n", { header: 2, delimiter: ";" })).rows).toEqual([[1, 2]]);
  const total = "a,b\nx,1\ny,2\nTotal,9\n";
  expect((await read(total, { totals: "keep" })).rows).toHaveLength(3);
  expect((await read(total, { totals: "leave-out" })).rows).toHaveLength(2);
  const added = "a,b\nx,1\ny,2\nTotal,3\n";
  expect((await read(added, { totals: "keep" })).rows).toHaveLength(3);
  const notes = "a,b\nx,1\ny,2\nseen by Ann\n";
  await expect(read(notes)).rejects.toThrow("2 values expected, 1 found");
  expect((await read(notes, { footer: 1 })).rows).toHaveLength(2);
});

test.for([
  [
    "per group, and for all",
    "y,m,n\n1990,1,5\n1990,2,7\nTotal,,12\n1991,1,3\n1991,2,9\nTotal,,12\nAll,,\nGrand total,,24\n",
  ],
  ["beside a rate", "y,m,n\n1990,0.5,5\n1990,0.25,7\n1991,0.75,3\n1991,0.5,9\nTotal,0.5,24\n"],
  ["rounded", "y,m,n\na,0,5.4\nb,0,7.4\nc,0,3.4\nd,0,9.4\nTotal,0,26\n"],
  ["with a decimal comma", "y;m;n\na;0;1.005,5\nb;0;7,5\nc;0;3\nd;0;9\nGesamt;0;1.025,0\n"],
  ["in parentheses", "y,m,n\na,0,5\nb,0,(7)\nc,0,3\nd,0,9\nTotal,0,10\n"],
] as const)("rows of totals %s are left out", async ([, content]) => {
  const { rows } = await read(content);
  expect(rows.filter((row) => row.some((value) => value !== null))).toHaveLength(4);
});

test.for([
  // A mean that lies among the values it would be of, and one that is the sum of the rows above.
  ["a mean within a name", "film,votes,score\nMy Girl,12,6\nMean Machine,13,7\nAlien,14,8\n", 3],
  ["a mean as a name of its own", "film,votes\nMy Girl,12\nAlien,14\nMean Machine,13\n", 3],
  [
    "a total within a name, like the row above",
    "film,votes\nMy Girl,12\nTotal Recall,12\nAlien,14\n",
    3,
  ],
  [
    "a total within a name, with another value",
    "film,votes,score\nMy Girl,12,6\nAlien,14,8\nTotal Recall,26,7\n",
    3,
  ],
  [
    "a total of a name that the rows have",
    "region,n\nNorth,1\nNorth,2\nTotal North,3\nSouth,4\nSouth,6\nSouth total,10\n",
    4,
  ],
  ["a mean of a name that the rows have", "region,n\nNorth,1\nNorth,2\nAverage North,1.5\n", 2],
  [
    "a total of a name of its own that adds up in all columns",
    "shop,n,m\na,1,5\nb,2,6\nTotal North,3,11\n",
    2,
  ],
] as const)(
  "a word for totals is a label as a whole, or names what is summed up: %s",
  async ([, content, rows]) => {
    expect((await read(content)).rows).toHaveLength(rows);
  },
);

test("a row that is called like a total, and is none, stays", async () => {
  const { rows, notes } = await read("firm,price\nTotal,30\nShell,50\nENI,12\n");
  expect(rows).toHaveLength(3);
  expect(notes).toEqual([
    'a row called "Total" is kept among the others: the numbers are not their sums',
  ]);
  // The last value is the sum of those above by chance, and has a name like them.
  expect((await read("name,n\nAnn,1\nBob,2\nCy,3\n")).rows).toHaveLength(3);
  expect((await read("n\n1\n2\n3\n")).rows).toHaveLength(3);
});

test("values end early where that is the only way in which they fit", async () => {
  const { rows, notes } = await read("n,a,m\n1,x,2\n3,u\n5,v,6\n");
  expect(rows[1]).toEqual([3, "u", null]);
  expect(notes).toEqual(["1 line ends early: the last values are taken as missing"]);
});

test('quotation marks may be written \\", also late in a file', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `"row ${i}","${i}"`).join("\n");
  const { rows } = await read(`"a","n"\n${many}\n"say \\"hi\\", twice","7"\n`);
  expect(rows).toHaveLength(20_001);
  expect(rows.at(-1)).toEqual(['say "hi", twice', 7]);
});

test("a quotation mark that does not close loses no row in silence, however long the file", async () => {
  const rows = "x,1\n".repeat(400_000);
  await expect(read(`a,b\n${rows}"y,2\n${rows}`)).rejects.toMatchObject({
    name: "ToolError",
    help: expect.stringContaining("quote: none"),
  });
});

test("text with line breaks and commas is text", async () => {
  const { rows } = await read('n,remark\n1,"first, then\nsecond, third"\n2,"a\n\nb"\n');
  expect(rows).toEqual([
    [1, "first, then\nsecond, third"],
    [2, "a\n\nb"],
  ]);
});

test("a compressed file is as the file itself, also where it is broken", async () => {
  const broken = `a,b\n${"1,2\n".repeat(40_000)}3\n4,5\n`;
  const message = (await read(broken).catch((error: Error) => error.message)) as string;
  expect(message).toContain("Line 40002");
  await expect(read(gzipSync(broken))).rejects.toThrow(message);
});

test("folders that look like partitions, and names that look like patterns, change nothing", async () => {
  const name = "b=9/c[1]*.csv";
  expect(await read("a,b\n1,2\n", {}, name)).toMatchObject({ names: ["a", "b"], rows: [[1, 2]] });
});

test.for([
  ["above numbers", 'rowid,select,"a ""b""",#1\n3,2,1,4\n2,6,7,8\n'],
  ["above words", 'rowid,select,"a ""b""",#1\nx,y,z,w\np,q,r,s\nb,c,d,e\n'],
  ["with a total", 'RowID,select,"a ""b""",#1\n3,2,1,x\n2,6,7,y\nTotal,8,8,\n'],
  ["with a source below", 'rowid,select,"a ""b""",#1\n3,2,1,4\n2,6,7,8\n\nSource: the shop\n'],
] as const)("names that mean something to SQL are names as any others: %s", async ([, content]) => {
  const { names, rows } = await read(content);
  expect(names.map((name) => name.toLowerCase())).toEqual(["rowid", "select", 'a "b"', "#1"]);
  const written = content.split("\n").slice(1, content.includes("x,y") ? 4 : 3);
  expect(rows.map((row) => row.join(","))).toEqual(written);
});
