/** What is done for each of several: files by kind and folder, rows, a list in the request; and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtInCatalog } from "../../../../../src/catalog/catalog.ts";
import {
  createGrammarPlanner,
  plan,
  sourceOf,
  type Planned,
} from "../../../../../src/compiler/index.ts";
import { worldOf } from "../../../../../src/world.ts";
import { testWorkspace, type TestWorkspace } from "../../../../support/workspaces.ts";

let folder: TestWorkspace;
beforeAll(async () => {
  folder = await testWorkspace({
    "data/a.csv": "region,revenue\nnorth,4000\nsouth,2500\n",
    "data/b.csv": "region,revenue\nnorth,40\nwest,250\neast,3\n",
    "coins/coins.csv":
      "coin,site,amount\nbitcoin,https://bitcoin.org,2\nsolana,https://solana.com,5\n",
    "docs/c.md": "# C\n\nHello world.\n",
    "docs/d.md": "# D\n\nAnother one.\n",
    "mixed/e.csv": "city,people\nUlm,126000\nOslo,700000\n",
    "mixed/f.csv": "name,age\nAda,36\nBob,40\n",
    "a.md": "# A\n",
  });
});
afterAll(() => folder[Symbol.asyncDispose]());

async function planned(query: string, why = false): Promise<Planned> {
  const { workspace } = folder;
  const catalog = await builtInCatalog();
  const planner = createGrammarPlanner(worldOf(workspace, async () => catalog));
  const source = await sourceOf(query, { workspace, name: "repetition" });
  return plan({ source, workspace, catalog, planner, why });
}

const listed = (pattern: string, of: string) => ({
  tool: "files.list",
  args: { folder: of, glob: pattern },
  internal: true,
  // A list that is cut would leave files out in silence.
  criteria: ["!output.truncated"],
});

describe("for each file", () => {
  it.each([
    "For each csv file in data, count its rows",
    "Count the rows of each csv file in data.",
    "Count the rows for every csv file in the data folder",
    "For each *.csv file in data: count the rows",
    "For each of the csv files in data, count the rows of the file.",
    "For each file matching *.csv in data, how many rows are there?",
  ])("%s", async (query) => {
    const { plan: made, diagnostics } = await planned(query);
    expect(diagnostics).toEqual([]);
    expect(made?.tasks).toMatchObject([
      listed("*.csv", "data"),
      {
        kind: "loop",
        forEach: { $ref: "t1.paths" },
        as: "file",
        needs: [{ task: "t1", when: "success" }],
        tasks: [
          {
            tool: "data.compute",
            args: { file: { $ref: "file" }, measures: [{ how: "count" }] },
            needs: [],
          },
        ],
      },
    ]);
    expect(made?.tasks).toHaveLength(2);
  });

  it("what is read first is read for each", async () => {
    const { plan: made, diagnostics } = await planned("For each md file in docs, summarise it.");
    expect(diagnostics).toEqual([]);
    expect(made?.tasks[1]).toMatchObject({
      title: "For each md file in docs: summarise it",
      tasks: [
        { tool: "files.read", title: "summarise it", args: { file: { $ref: "file" } } },
        { tool: "text.summary", args: { text: { $ref: "t2a.passage.text" } } },
      ],
    });
  });

  it("of two things that are asked for, each has a loop, since a loop gives what its last task gives", async () => {
    const { plan: made } = await planned(
      "For each md file in docs, summarise it and find its keywords",
    );
    const loops = made?.tasks.filter(({ kind }) => kind === "loop") ?? [];
    const last = loops.map(({ tasks }) => (tasks as { tool?: string }[]).at(-1)?.tool);
    expect(new Set(last)).toEqual(new Set(["text.keywords", "text.summary"]));
    expect(loops).toHaveLength(2);
  });

  it("what shows it is in the same loop", async () => {
    const { plan: made } = await planned("For each csv file in data, chart its revenue by region");
    expect(made?.tasks[1]).toMatchObject({
      kind: "loop",
      tasks: [{ tool: "data.compute" }, { tool: "report.chart" }],
    });
  });

  it("with a condition, and with what is done if it fails", async () => {
    const conditional = await planned(
      "For each csv file in data, if its total revenue is at least 1000, describe it, otherwise count its rows",
    );
    expect(conditional.diagnostics).toEqual([]);
    expect(conditional.plan?.tasks[1]).toMatchObject({
      kind: "loop",
      tasks: [
        { tool: "data.compute", args: { file: { $ref: "file" } } },
        {
          kind: "conditional",
          when: 'typeof t2a.value === "number" && t2a.value >= 1000',
          then: [{ tool: "data.describe", args: { file: { $ref: "file" } } }],
          else: [{ tool: "data.compute", args: { file: { $ref: "file" } } }],
        },
      ],
    });
    const fallback = await planned(
      "For each md file in docs, summarise it, and if that fails, extract its keywords",
    );
    expect(fallback.plan?.tasks[1]).toMatchObject({
      kind: "loop",
      tasks: [{ kind: "fallback" }],
    });
  });

  it("says in --why what its words became, at their places in the request", async () => {
    const query = "For each csv file in data, count its rows";
    const { why = [] } = await planned(query, true);
    const uses = why.flatMap(({ words }) =>
      words.map((use) => [query.slice(...use.origin), use.means]),
    );
    expect(uses).toContainEqual(["For each csv file in data", "for each file"]);
    expect(uses).toContainEqual(["its", "file"]);
    expect(uses).toContainEqual(["count its rows", "measure: count"]);
    expect(why.flatMap(({ unused }) => unused)).toEqual([]);
  });
});

describe("for each row", () => {
  it("takes cells by the names of their columns, of rows that all have a text there", async () => {
    const { plan: made, diagnostics } = await planned(
      "For every row of coins/coins.csv, get the price of its coin",
    );
    expect(diagnostics).toEqual([]);
    expect(made?.tasks).toMatchObject([
      {
        tool: "data.compute",
        args: { file: "coins/coins.csv", select: ["coin"] },
        criteria: [
          "output.table.excerpt === undefined",
          'output.table.rows.every((row) => typeof row.coin === "string")',
        ],
      },
      {
        kind: "loop",
        forEach: { $ref: "t1.table.rows" },
        as: "row",
        tasks: [{ tool: "markets.price", args: { coins: [{ $text: [{ $ref: "row.coin" }] }] } }],
      },
    ]);
  });
});

it("for each of a list that the request names", async () => {
  const { plan: made, diagnostics } = await planned(
    'For each of "north" and "south", compute the total revenue of it in data/a.csv',
  );
  expect(diagnostics).toEqual([]);
  expect(made?.tasks).toMatchObject([
    {
      kind: "loop",
      forEach: ["north", "south"],
      tasks: [{ args: { where: [{ op: "=", column: "region", value: { $ref: "item" } }] } }],
    },
  ]);
});

it("what one call does for all of a list stays one call", async () => {
  const { plan: made } = await planned("For each of bitcoin and solana, get the price");
  expect(made?.tasks).toMatchObject([{ kind: "call", args: { coins: ["bitcoin", "solana"] } }]);
});

describe("is refused with a word on why:", () => {
  it.each([
    ["For each csv file in data, don't count its rows.", "no order"],
    ["For each csv file in data except a.csv, count its rows.", "no order"],
    ["For each csv file in data that has more than 2 rows, count its rows.", "no order"],
    ["For each large csv file in data, count its rows.", "says more of the files"],
    ["For each csv file in nowhere, count its rows.", "folder is not there"],
    ["For each json file in data, count its rows.", "no such file now"],
    ["For each file, count its words.", "in which folder"],
    ["For each csv file in data, count its rows and write a report.", "name it in every part"],
    ["For each md file in docs, summarise it and save it to out.md.", "name it in every part"],
    ["For each md file in docs, describe it and summarise a.md.", "name it in every part"],
    ["For each csv file in data, count the rows of coins/coins.csv.", "name it in every part"],
    ["For each csv file in data, count its rows. Then summarise a.md.", "several sentences"],
    ["For each csv file in data, for each row of it, count its words.", "another repetition"],
    ["Summarise each md file in docs and each csv file in data.", "another repetition"],
    ["For each md file in docs, compare it with a.md.", "one call that has the item"],
    ["For each md file in docs, summarise the other file", "name it in every part"],
    ["List each csv file in data.", "to be listed"],
    ["For each file in docs, tell me its size.", "taken for a pattern"],
    ["For each row of coins/coins.csv, search for its owner in docs.", "its COLUMN"],
    ["For each row of coins/coins.csv with amount above 3, read the page of its site.", "no order"],
    [
      "For each row of coins/coins.csv, read the page of its site and get the price of its coin",
      "only the last",
    ],
    ["For each line of a.md, search for it in docs.", "no data file"],
  ])("%s", async (query, reason) => {
    const { plan: made, diagnostics } = await planned(query);
    expect(made).toBeUndefined();
    const [only, ...others] = diagnostics.filter(({ severity }) => severity === "error");
    expect(others).toEqual([]);
    expect(only?.code).toBe("ORC2091");
    expect(only?.message).toContain(reason);
    expect(only?.help).toContain("plans-by-hand");
  });

  it.each([
    "For each row of coins/coins.csv, find its coin's site",
    "For each md file in docs, run `npm test`",
    "Summarise each md file in docs if the total revenue in data/a.csv is above 5",
    // Of one of the files the question is none.
    "For each csv file in mixed, compute the average age.",
    "For each csv file in data, if the total revenue is above 3 and the average is below 4, describe it",
    "For each md file in docs, summarise it in German",
    "For each region in data/a.csv, summarise a.md.",
    "Every day, for each csv file in data, count its rows.",
  ])("%s", async (query) => {
    const { plan: made, diagnostics } = await planned(query);
    expect(made).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });
});

it("what is quoted says no repetition", async () => {
  const { plan: made } = await planned('Search for "for each csv file in data" in docs');
  expect(made?.tasks).toMatchObject([{ kind: "call", tool: "files.search" }]);
});
