/** Fourteen kinds of requests, each with the plan that a model would give: what is sent for it can be counted without one. */

export interface PlannedTask {
  readonly id: string;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly needs?: readonly string[];
  readonly within?: string;
  readonly block?: string;
}

export interface PlannedGroup {
  readonly id: string;
  readonly kind: string;
  readonly needs: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface KnownRequest {
  readonly kind: string;
  readonly query: string;
  readonly tasks: readonly PlannedTask[];
  readonly groups?: readonly PlannedGroup[];
  /** Tokens that were sent for it before types took the place of JSON Schema, as this is counted (commit 944741dd). */
  readonly before: number;
}

const file = "sales.csv";
const sum = { file, how: "sum", measure: "revenue", by: ["region"] };
const ref = (text: string) => ({ ref: text });
const condition = (column: string, value: string) => ({
  fields: [
    { name: "column", value: column },
    { name: "op", value: "=" },
    { name: "value", value },
  ],
});

export const requests: readonly KnownRequest[] = [
  {
    kind: "a total by group",
    query: "Total revenue by region in sales.csv",
    before: 46439,
    tasks: [{ id: "t1", tool: "data.aggregate", args: sum }],
  },
  {
    kind: "rows that fit a condition",
    query: "Which rows of sales.csv have the product tea",
    before: 46444,
    tasks: [
      { id: "t1", tool: "data.compute", args: { file, where: [condition("product", "tea")] } },
    ],
  },
  {
    kind: "a question and its chart",
    query: "Total revenue by region in sales.csv as a bar chart",
    before: 47922,
    tasks: [
      { id: "t1", tool: "data.aggregate", args: sum },
      {
        id: "t2",
        tool: "report.chart",
        needs: ["t1"],
        args: { table: ref("t1.table"), kind: "bar" },
      },
    ],
  },
  {
    kind: "a report that is saved",
    query: "Monthly revenue in sales.csv as a line chart, in a report saved to out/sales.html",
    before: 48018,
    tasks: [
      {
        id: "t1",
        tool: "data.timeseries",
        args: { file, how: "sum", measure: "revenue", bucket: "month" },
      },
      {
        id: "t2",
        tool: "report.chart",
        needs: ["t1"],
        args: { table: ref("t1.table"), kind: "line" },
      },
      { id: "t3", tool: "report.page", needs: ["t1", "t2"], args: { charts: [ref("t2.chart")] } },
      {
        id: "t4",
        tool: "report.save",
        needs: ["t3"],
        args: { to: "out/sales.html", file: ref("t3.page") },
      },
    ],
  },
  {
    kind: "two questions about one file",
    query: "Total revenue by region and the 3 largest rows by revenue in sales.csv",
    before: 91726,
    tasks: [
      { id: "t1", tool: "data.aggregate", args: sum },
      { id: "t2", tool: "data.top", args: { file, by: "revenue", n: 3 } },
    ],
  },
  {
    kind: "two agents side by side",
    query: "Total revenue by region in sales.csv, and the last 5 commits",
    before: 49458,
    tasks: [
      { id: "t1", tool: "data.aggregate", args: sum },
      { id: "t2", tool: "git.log", args: { limit: 5 } },
    ],
  },
  {
    kind: "a history and its chart",
    query: "Chart the commits of each author",
    before: 5992,
    tasks: [
      { id: "t1", tool: "git.authors", args: {} },
      { id: "t2", tool: "report.chart", needs: ["t1"], args: { table: ref("t1.table") } },
    ],
  },
  {
    kind: "a page of the web and its text",
    query: "Summarise https://example.org/tea",
    before: 4484,
    tasks: [
      { id: "t1", tool: "web.page", args: { url: "https://example.org/tea" } },
      { id: "t2", tool: "text.summary", needs: ["t1"], args: { text: ref("t1.passage.text") } },
    ],
  },
  {
    kind: "a file and two views of its text",
    query: "Keywords and sentiment of notes.md",
    before: 9911,
    tasks: [
      { id: "t1", tool: "files.read", args: { file: "notes.md" } },
      { id: "t2", tool: "text.keywords", needs: ["t1"], args: { text: ref("t1.passage.text") } },
      { id: "t3", tool: "text.sentiment", needs: ["t1"], args: { text: ref("t1.passage.text") } },
    ],
  },
  {
    kind: "files of a folder",
    query: "List the Markdown files here",
    before: 4129,
    tasks: [{ id: "t1", tool: "files.list", args: { glob: "*.md" } }],
  },
  {
    kind: "a command",
    query: "Run node --version",
    before: 2450,
    tasks: [{ id: "t1", tool: "shell.run", args: { command: "node", args: ["--version"] } }],
  },
  {
    kind: "prices and an indicator",
    query: "Price history of bitcoin over 30 days and its RSI",
    before: 6701,
    tasks: [
      { id: "t1", tool: "markets.history", args: { coin: "bitcoin", days: 30 } },
      { id: "t2", tool: "markets.rsi", needs: ["t1"], args: { points: ref("t1.points") } },
    ],
  },
  {
    kind: "a condition",
    query:
      "Describe sales.csv. If it has more than 3 rows, total revenue by region, otherwise list the last commits",
    before: 49017,
    tasks: [
      { id: "t1", tool: "data.describe", args: { file } },
      { id: "t2", tool: "data.aggregate", args: sum, within: "g1", block: "then" },
      { id: "t3", tool: "git.log", args: {}, within: "g1", block: "else" },
    ],
    groups: [{ id: "g1", kind: "conditional", needs: ["t1"], fields: { when: "t1.rows > 3" } }],
  },
  {
    kind: "a loop",
    query: "Describe sales.csv, and for each of its columns the 3 largest rows",
    before: 47227,
    tasks: [
      { id: "t1", tool: "data.describe", args: { file } },
      {
        id: "t2",
        tool: "data.top",
        args: { file, measure: ref("item.name"), n: 3 },
        within: "g1",
        block: "tasks",
      },
    ],
    groups: [{ id: "g1", kind: "loop", needs: ["t1"], fields: { forEach: ref("t1.columns") } }],
  },
];

/** What is in the workspace. */
export const files: Readonly<Record<string, string>> = {
  "sales.csv": `day,region,product,revenue\n${Array.from({ length: 12 }, (_, i) => `2026-0${1 + (i % 6)}-0${1 + (i % 9)},${["north", "south"][i % 2]},${["tea", "coffee"][i % 2]},${10 + i}`).join("\n")}\n`,
  "notes.md": "# Notes\n\nTea is fine. Coffee is better.\n",
};

const head = ({ id, tool, needs = [], within = "", block = "" }: PlannedTask, query: string) => ({
  id,
  quote: query,
  title: `${tool.split(".")[1]} for: ${query}`.slice(0, 80),
  agent: tool.split(".")[0],
  needs,
  priority: "medium",
  within,
  block,
});

const binding = ({ id, tool, args }: PlannedTask) => ({
  id,
  tool,
  reason: "",
  missing: [],
  title: "",
  args: Object.entries(args).map(([name, value]) => ({ name, value })),
});

const group = ({ id, kind, needs }: PlannedGroup, query: string) => ({
  id,
  kind,
  quote: query,
  title: kind,
  needs,
  priority: "medium",
  within: "",
  block: "",
});

const fieldsOf = ({ id, fields }: PlannedGroup) => ({
  id,
  fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
});

/** What the model replies to a request of this name: `outline`, `bind-t1-t2`, `plan`. */
export function replyTo(name: string, { query, tasks, groups = [] }: KnownRequest): unknown {
  const heads = tasks.map((task) => head(task, query));
  const end = { left_out: [], reason: "" };
  if (name === "outline") {
    return { tasks: heads, groups: groups.map((one) => group(one, query)), ...end };
  }
  if (name === "plan") {
    return {
      tasks: tasks.map((task, i) => ({ ...heads[i], ...binding(task), title: heads[i]?.title })),
      groups: groups.map((one) => ({ ...group(one, query), ...fieldsOf(one) })),
      ...end,
    };
  }
  const ids = new Set(name.split("-").slice(1));
  return {
    tasks: tasks.filter(({ id }) => ids.has(id)).map(binding),
    groups: groups.map(fieldsOf),
    params: [],
  };
}
