import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgentCard } from "../../../../../src/catalog/tool-info.ts";
import { createRulesPlanner } from "../../../../../src/compiler/planner/rules/index.ts";

const cards: readonly AgentCard[] = [
  {
    name: "data",
    card: "Analyse CSV and Parquet files: average and sum by group, time series per month, compare names, correlate.",
  },
  {
    name: "files",
    card: "List and find files, read text files, count files, lines and bytes, collect TODO comments.",
  },
  {
    name: "markets",
    card: "Crypto markets: price and price history of coins, fear and greed index, RSI, MACD.",
  },
  {
    name: "report",
    card: "Present results: draw charts, format tables, compose a report as an HTML page, save a file.",
  },
  {
    name: "text",
    card: "Analyse text: extract keywords, summarise, compare two texts, measure readability (ease) and sentiment.",
  },
  { name: "web", card: "Read from the web: the text of a page by URL, entries of a feed." },
];
const planner = createRulesPlanner();

async function outline(query: string, agents = cards, maxTasks = 50) {
  return planner.outline({ query, agents, maxTasks });
}

/** `t2 report <- t1: Chart it`, a line a task. */
async function drawn(query: string): Promise<string[]> {
  const { tasks, diagnostics } = await outline(query);
  expect(diagnostics).toEqual([]);
  return tasks.map(
    ({ id, agent, needs, title }) =>
      `${id} ${agent}${needs.length > 0 ? ` <- ${needs.join(" ")}` : ""}: ${title}`,
  );
}

describe("an agent for each task, by its card", () => {
  test("independent tasks stay independent", async () => {
    expect(await drawn("Count the TODO comments, and get the fear and greed index")).toEqual([
      "t1 files: Count the TODO comments",
      "t2 markets: Get the fear and greed index",
    ]);
  });

  test("different things in a list are tasks of their own, under the verb they share", async () => {
    expect(await drawn("Get the RSI and the MACD of bitcoin")).toEqual([
      "t1 markets: Get the RSI",
      "t2 markets: Get the MACD of bitcoin",
    ]);
  });

  test("who reads the file that is named does the work, whoever else has a word for what is in it", async () => {
    expect(await drawn("Average price in stocks.csv")).toEqual([
      "t1 data: Average price in stocks.csv",
    ]);
    expect(await drawn("List the largest average prices of stocks.csv")).toEqual([
      "t1 data: List the largest average prices of stocks.csv",
    ]);
  });

  test("operands in a list are one task", async () => {
    expect(await drawn("Show the average price of AAPL and MSFT in a/stocks.csv")).toHaveLength(1);
  });

  test("a place or time holds for those beside it that name none", async () => {
    const { tasks } = await outline("Count the lines in ./src and list the files");
    expect(tasks.map(({ title, shared }) => [title, shared])).toEqual([
      ["Count the lines in ./src", undefined],
      ["List the files", "in ./src"],
    ]);
  });
});

describe("one clause, two agents", () => {
  test("what is shown is made first", async () => {
    expect(await drawn("Chart the price history of bitcoin")).toEqual([
      "t1 markets: The price history of bitcoin",
      "t2 report <- t1: Chart the price history of bitcoin",
    ]);
  });

  test("a file is read for an agent that reads none, once for all that need it", async () => {
    const { tasks } = await outline("Show the keywords and the sentiment of notes.md");
    expect(tasks).toMatchObject([
      { id: "t1", agent: "files", title: "Read notes.md", internal: true },
      { id: "t2", agent: "text", needs: ["t1"] },
      { id: "t3", agent: "text", needs: ["t1"] },
    ]);
  });

  test("a page is read by whoever reads the web", async () => {
    expect(await drawn("Summarise https://example.org/a")).toEqual([
      "t1 web: Read https://example.org/a",
      "t2 text <- t1: Summarise https://example.org/a",
    ]);
  });

  test("how to show it stands at the end", async () => {
    expect(await drawn("List the files as a table")).toEqual([
      "t1 files: List the files",
      "t2 report <- t1: A table",
    ]);
  });
});

describe("what only names a thing", () => {
  test.each([
    ["Load a.csv. Compute the average by month", ["data: Compute the average by month"]],
    // The text that is read is read for the other agent.
    ["Open a.md and extract its keywords", ["files: Open a.md", "text: Extract its keywords"]],
    ["Load a.csv", ["data: Load a.csv"]],
  ])("%s", async (query, tasks) => {
    const made = await outline(query);
    expect(made.diagnostics).toEqual([]);
    expect(made.tasks.map(({ agent, title }) => `${agent}: ${title}`)).toEqual(tasks);
  });

  test("what is made of two files is what goes on", async () => {
    const join = { name: "data", card: "Join CSV files, average by group, top rows." };
    const { tasks } = await outline("Join a.csv and b.csv. Show the top 5 rows", [join]);
    expect(tasks.map(({ needs }) => needs)).toEqual([[], ["t1"]]);
  });
});

describe("what refers back", () => {
  test.each([
    ["Get the price of bitcoin and chart it", [[], ["t1"]]],
    ["Get the RSI of bitcoin and the fear and greed index, chart both", [[], [], ["t1", "t2"]]],
    ["List the files. Get the RSI of bitcoin. Write a report", [[], [], ["t1", "t2"]]],
    ["Read a.md, summarise it and extract keywords from it", [[], ["t1"], ["t1"]]],
    [
      "Get the price history of bitcoin and the RSI, then chart the price history",
      [[], [], ["t1"]],
    ],
    ["Summarise a.md, and find its keywords", [[], ["t1"], ["t1"]]],
    ["List the files, then put everything in a report", [[], ["t1"]]],
    ["A report of these: list the files; get the RSI of bitcoin", [[], [], ["t1", "t2"]]],
  ])("%s", async (query, needs) => {
    const { tasks, diagnostics } = await outline(query);
    expect(diagnostics).toEqual([]);
    expect(tasks.map((task) => task.needs)).toEqual(needs);
  });

  test("'then' makes what follows wait, and take nothing", async () => {
    const { tasks } = await outline("List the files, then get the fear and greed index");
    expect(tasks[1]).toMatchObject({ needs: ["t1"], follows: ["t1"] });
  });
});

test("wording sets priorities", async () => {
  const { tasks } = await outline(
    "It is critical to count the files. First of all list the TODO comments. If possible, get the RSI of bitcoin. Extract the most important keywords of a.md.",
  );
  expect(tasks.map(({ priority }) => priority)).toEqual([
    "critical",
    "high",
    "low",
    "medium",
    "medium",
  ]);
});

test("tasks point at their words in the query", async () => {
  const query = "Please count the files, and get the RSI of bitcoin.";
  const { tasks } = await outline(query);
  expect(tasks.map(({ origin }) => query.slice(...(origin ?? [0, 0])))).toEqual([
    "count the files",
    "get the RSI of bitcoin",
  ]);
});

describe("no, with the reason", () => {
  const codes = async (query: string) =>
    (await outline(query)).diagnostics.map(({ code, places }) => {
      const [place] = places;
      return [code, place?.in === "query" ? query.slice(place.start, place.end) : undefined];
    });

  test("a verb that no card has", async () => {
    expect(await codes("Count the files and translate a.md into French")).toEqual([
      ["ORC2100", "translate a.md into French"],
    ]);
  });

  test("words that no card has", async () => {
    expect(await codes("What is the weather in Paris?")).toEqual([
      ["ORC2100", "What is the weather in Paris"],
    ]);
  });

  test("the nearest agents are named", async () => {
    const { diagnostics } = await outline("Translate the TODO comments");
    expect(diagnostics[0]?.help).toMatch(/^The nearest .*files/);
  });

  test("a condition is not left out silently", async () => {
    expect(await codes("If the price is high, chart it")).toEqual([
      ["ORC2103", "If the price is high"],
    ]);
  });

  test("more tasks than allowed", async () => {
    const { tasks, diagnostics } = await outline(
      "List the files, get the RSI of bitcoin",
      cards,
      1,
    );
    expect(tasks).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2012"]);
  });

  test("without any agents nothing fits", async () => {
    expect((await outline("Count the files", [])).diagnostics).toHaveLength(1);
  });
});

describe("whatever is asked", () => {
  const words = fc.constantFrom(
    ..."count list chart both it them then and , . report the price of bitcoin RSI a.md https://x.org/ before after writing if : who files summarise keywords as table in src 5 last days".split(
      " ",
    ),
  );
  const queries = fc.oneof(
    fc.array(words, { maxLength: 25 }).map((parts) => parts.join(" ")),
    fc.string({ unit: "grapheme", maxLength: 80 }),
  );

  test("needs point at earlier tasks, ids are in order, and origins lie in the query", async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const { tasks } = await outline(query);
        for (const [at, { id, needs, origin = [0, 0] }] of tasks.entries()) {
          expect(id).toBe(`t${at + 1}`);
          for (const need of needs) expect(Number(need.slice(1))).toBeLessThanOrEqual(at);
          expect(0 <= origin[0] && origin[0] <= origin[1] && origin[1] <= query.length).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("the same query has the same outline, and the order of the agents does not matter", async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const first = await outline(query);
        expect(await outline(query, cards.toReversed())).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});

describe("data that was got is what goes on", () => {
  test.each([
    ["Get https://example.org/a.json and compute the average of price", [[], ["t1"]]],
    ["Load a.csv. Compute the average of price", [[]]],
    // A price of something is no column.
    ["Load a.csv. Compute the average of the price of bitcoin", [[], [], ["t2"]]],
  ])("%s", async (query, needs) => {
    const { tasks, diagnostics } = await outline(query);
    expect(diagnostics).toEqual([]);
    expect(tasks.map((task) => task.needs)).toEqual(needs);
  });
});

test("a condition is refused wherever it stands", async () => {
  const { diagnostics } = await outline("Count the files and if there are many, list them");
  expect(diagnostics[0]).toMatchObject({
    code: "ORC2103",
    message: expect.stringContaining("many"),
  });
});
