/** Stage 1: who does what of a request, in which order, and what each works on; by cards that no planner has seen. */
import { describe, expect, it } from "vitest";
import { createGrammarPlanner, type World } from "../../../../../src/compiler/index.ts";
import type { Outline } from "../../../../../src/compiler/planner/planner.ts";

const agents = [
  {
    name: "files",
    card: "List and find files by pattern (the largest, the newest), read text files, search words in files, count files and lines by folder, and collect TODO comments in source code.",
  },
  {
    name: "web",
    card: "Get and read data from the web: JSON of an API or URL, the text of a web page or article, and the entries of an RSS feed.",
  },
  {
    name: "text",
    card: "Analyse English text: extract keywords and key phrases, summarise it, compare two texts, measure readability (reading ease) and sentiment (positive or negative tone).",
  },
  {
    name: "git",
    card: "Look into the history of a git repository: recent commits (log), authors (contributors), hotspots (files that change most often), and the changes between two revisions, tags or branches.",
  },
  { name: "shell", card: "Run a command or program of this machine, and give what it prints." },
  {
    name: "harbour",
    card: "Tides and ships of a harbour: tide table, arrivals of ships, berth fees, water level.",
  },
  {
    name: "report",
    card: "Present results: draw charts (line, bar, pie) as SVG, format tables, compose a report as one HTML page or as a Markdown document, and save a report or text to a file.",
  },
];

const FILES = new Set(["notes.md", "README.md", "b.md"]);
const FOLDERS = new Set(["src", "docs"]);
const world: World = {
  exists: (path) => FILES.has(path) || FOLDERS.has(path),
  isFolder: (path) => FOLDERS.has(path),
  dataFiles: async () => [],
  look: async () => undefined,
  commands: ["npm"],
  today: new Date("2026-11-28T12:00:00Z"),
};

function outlineOf(query: string, maxTasks = 50): Promise<Outline> {
  return createGrammarPlanner(world).outline({ query, agents, maxTasks });
}

/** `git: list the authors <t1>`, with what it works on; what only says when is left out. */
async function said(query: string): Promise<string[]> {
  const { tasks, diagnostics } = await outlineOf(query);
  expect(diagnostics).toEqual([]);
  return tasks.map(({ id, agent, needs, follows = [], internal }) => {
    const own = needs.filter((need) => !follows.includes(need));
    return `${id} ${agent}${internal === true ? " (reads)" : ""}${own.length > 0 ? ` <${own.join(",")}>` : ""}`;
  });
}

const PLANNED: readonly (readonly [query: string, ...tasks: string[]])[] = [
  // By the kinds of what is named.
  ["Open docs/x.md", "t1 files"],
  ["Read the article at https://example.org/news/1", "t1 web"],
  ["compare HEAD~5 and HEAD", "t1 git"],
  ["What changed between v1.2.0 and v1.3.0?", "t1 git"],
  ["please run npm test", "t1 shell"],
  ["List all Markdown files in docs", "t1 files"],
  ["What are the five largest files in src?", "t1 files"],
  ["Find where createPlanner is used in src", "t1 files"],
  ["How many files are there in src?", "t1 files"],
  ["I'd like to know how many TODOs there are in src", "t1 files"],
  // By cards alone, made up ones as well.
  ["Which ships arrive tomorrow?", "t1 harbour"],
  ["Show the tide table of Saturday", "t1 harbour"],
  ["What are the berth fees?", "t1 harbour"],
  ["Show me the last 10 commits", "t1 git"],
  ["Who are the top contributors?", "t1 git"],
  ['What is the sentiment of "I love it"?', "t1 text"],
  // Several clauses.
  ["List the authors and count the TODO comments in src", "t1 git", "t2 files"],
  ["1. List the authors\n2. Show the water level", "t1 git", "t2 harbour"],
  [
    "Do the following:\n- list the authors\n- show the tide table\n- write a Markdown report",
    "t1 git",
    "t2 harbour",
    "t3 report <t1,t2>",
  ],
  ["npm run lint && npm test", "t1 shell", "t2 shell"],
  [
    "run npm test as well as npm run lint, then report",
    "t1 shell",
    "t2 shell",
    "t3 report <t1,t2>",
  ],
  // Lists of things.
  ["Show the commits of last week and the authors of src", "t1 git", "t2 git"],
  [
    "Get the arrivals of ships, berth fees and water level",
    "t1 harbour",
    "t2 harbour",
    "t3 harbour",
  ],
  [
    "Give me a report about this: authors, hotspots and TODO comments",
    "t1 git",
    "t2 git",
    "t3 files",
    "t4 report <t1,t2,t3>",
  ],
  ["Count files and lines by folder in src", "t1 files"],
  ["Show the berth fees of Rotterdam and Antwerp", "t1 harbour"],
  // What presents.
  ["Show the water level as a line chart", "t1 harbour", "t2 report <t1>"],
  ["Draw a pie chart of the number of files by folder in src", "t1 files", "t2 report <t1>"],
  ["line chart of the water level", "t1 harbour", "t2 report <t1>"],
  ["a pie chart of the berth fees", "t1 harbour", "t2 report <t1>"],
  ["Get the water level and chart it", "t1 harbour", "t2 report <t1>"],
  [
    "Create a dashboard with the tide table, the hotspots and the berth fees",
    "t1 harbour",
    "t2 git",
    "t3 harbour",
    "t4 report <t1,t2,t3>",
  ],
  ["Who are the top contributors, as a table?", "t1 git", "t2 report <t1>"],
  [
    "List the authors, show the tide table, and combine both in one report",
    "t1 git",
    "t2 harbour",
    "t3 report <t1,t2>",
  ],
  ["Before writing a report, list the authors.", "t1 git", "t2 report <t1>"],
  [
    'Chart the water level and put the chart in a report titled "Level"',
    "t1 harbour",
    "t2 report <t1>",
    "t3 report <t1,t2>",
  ],
  // What saves.
  ["Show the last 10 commits and save them to out/log.txt", "t1 git", "t2 report <t1>"],
  ["Export the tide table to out/tide.md", "t1 harbour", "t2 report <t1>"],
  ["Put the tide table in out/tide.md", "t1 harbour", "t2 report <t1>"],
  ["Dump the berth fees into out/fees.html", "t1 harbour", "t2 report <t1>"],
  [
    "Chart the water level; save the chart to out/level.svg",
    "t1 harbour",
    "t2 report <t1>",
    "t3 report <t2>",
  ],
  [
    "Summarise notes.md and save it as a Markdown report in out/x.md",
    "t1 files (reads)",
    "t2 text <t1>",
    "t3 report <t2>",
    "t4 report <t3>",
  ],
  // What is read first.
  ["Sum up notes.md", "t1 files (reads)", "t2 text <t1>"],
  ["Summarise notes.md in 5 sentences", "t1 files (reads)", "t2 text <t1>"],
  [
    "Show me the keywords, readability and sentiment of notes.md",
    "t1 files (reads)",
    "t2 text <t1>",
    "t3 text <t1>",
    "t4 text <t1>",
  ],
  ["Compare notes.md with b.md", "t1 files (reads)", "t2 files (reads)", "t3 text <t1,t2>"],
  ["Open notes.md and extract the keywords", "t1 files", "t2 text <t1>"],
  [
    "read notes.md, extract its keywords and measure its readability",
    "t1 files",
    "t2 text <t1>",
    "t3 text <t1>",
  ],
  ["Read the article at https://example.org/a and summarise it", "t1 web", "t2 text <t1>"],
  [
    "How readable is notes.md, and what are its keywords? Put both in a report.",
    "t1 files (reads)",
    "t2 text <t1>",
    "t3 text <t1>",
    "t4 report <t2,t3>",
  ],
  // What words refer to.
  [
    "Summarise notes.md. Then summarise b.md. Then compare the two summaries.",
    "t1 files (reads)",
    "t2 text <t1>",
    "t3 files (reads)",
    "t4 text <t3>",
    "t5 text <t2,t4>",
  ],
  [
    "Show the tide table. List the authors. Put everything in a report.",
    "t1 harbour",
    "t2 git",
    "t3 report <t1,t2>",
  ],
  ["Run npm test and summarise the output", "t1 shell", "t2 text <t1>"],
];

describe("the outline of a request", () => {
  it.each(PLANNED)("%s", async (query, ...tasks) => {
    expect(await said(query)).toEqual(tasks);
  });

  it("joins what only says more", async () => {
    const { tasks } = await outlineOf("List the files in docs and sort them by size.");
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.clause?.extras).toHaveLength(1);
  });

  it.each([
    ["Count the TODO comments in src and list the ten largest files", "in src"],
    ["Show the commits of last week and list the authors", "last week"],
  ])("shares a place or a time within a sentence: %s", async (query, shared) => {
    const { tasks } = await outlineOf(query);
    const [span] = tasks[1]?.clause?.shared ?? [];
    const words = query.split(/\s+/);
    expect(span).toBeDefined();
    expect(words.slice(span?.from, span?.to).join(" ")).toContain(shared);
  });

  it("knows what matters and what need not be", async () => {
    const { tasks } = await outlineOf(
      "First of all show the tide table. If possible, chart it. Finally, list the authors.",
    );
    expect(tasks.map(({ priority }) => priority)).toEqual(["high", "low", "medium"]);
  });

  it("lets an agent be named", async () => {
    expect(await said("Get the water level with the web agent")).toEqual(["t1 web"]);
  });
});

describe("what is refused", () => {
  it.each([
    ["If the water level is above 3, write a report", "ORC2103"],
    ["Run npm test and if it fails print the log", "ORC2103"],
    ["Every Monday at 9, show the tide table", "ORC2106"],
    ["Total sales by region in sales.csv", "ORC2011"],
    ["Book a flight to Paris", "ORC2100"],
    ["What's the weather in Paris tomorrow?", "ORC2100"],
    ["Show the tide table, then forecast the next months", "ORC2100"],
    ["?!", "ORC2016"],
  ])("%s", async (query, code) => {
    const { diagnostics } = await outlineOf(query);
    expect(diagnostics.map((each) => each.code)).toContain(code);
  });

  it("what is more than may be planned", async () => {
    const { tasks, diagnostics } = await outlineOf(
      "List the authors, show the tide table and show the hotspots",
      2,
    );
    expect(tasks).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain("ORC2012");
  });
});

describe("the verb of a list", () => {
  const titles = async (query: string) => {
    const { tasks, diagnostics } = await outlineOf(query);
    expect(diagnostics).toEqual([]);
    return tasks.map(({ title }) => title);
  };

  it.each([
    ["Search src for TODO comments and look up arrivals", "look up arrivals"],
    ["Count the lines of src, look up berth fees", "look up berth fees"],
  ])("is not that of what has its own: %s", async (query, title) => {
    expect((await titles(query)).at(-1)).toBe(title);
  });

  it("is that of what has none", async () => {
    expect(await titles("Count the TODO comments in src and berth fees")).toEqual([
      "Count the TODO comments in src",
      "Count berth fees",
    ]);
  });
});
