/** Plans that a person wrote, in a fresh workspace with real files: built, run, changed, formatted, kept as templates. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const sales = "date,city,revenue\n2025-01-03,Lisbon,10\n2025-01-04,Porto,5\n2025-02-03,Lisbon,12\n";

const plan = `# written by a person
description: Revenue per month from {file}
params:
  file: data/sales.csv
tasks:
  - id: revenue # the numbers
    tool: data.timeseries
    args: { file: { $param: file }, measure: revenue, how: sum, bucket: month, by: city }
  - id: page
    tool: report.page
    args: { title: Revenue, tables: [{ $ref: revenue.table }] }
`;

function workspaceWith(files: Readonly<Record<string, string>>): Promise<UserWorkspace> {
  return userWorkspace({ files: { "data/sales.csv": sales, ...files } });
}

interface Told {
  readonly exitStatus: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly places: readonly {
      readonly file?: string;
      readonly line?: number;
      readonly column?: number;
    }[];
  }[];
}

async function told(workspace: UserWorkspace, words: readonly string[]): Promise<Told> {
  return JSON.parse((await workspace.orchc([...words, "--json"])).stdout) as Told;
}

test("it builds by path and by name, runs, and a change to it is noticed and followed", async () => {
  await using workspace = await workspaceWith({ "queries/revenue.plan.yaml": plan });
  const checked = await workspace.orchc(["plan", "--check", "revenue"]);
  expect(checked.stdout).toContain("queries/revenue.plan.yaml: 2 tasks, no problems found");
  expect(workspace.exists("generated")).toBe(false);

  expect(await workspace.orchc(["build", "revenue"])).toMatchObject({ status: 0 });
  const built = JSON.parse(await readFile(workspace.at("generated/revenue/plan.json"), "utf8")) as {
    source: object;
    tasks: readonly object[];
  };
  expect(built.source).toMatchObject({
    query: "Revenue per month from {file}",
    planner: "hand@1",
    file: { path: "queries/revenue.plan.yaml" },
  });
  expect(built.tasks[0]).toMatchObject({
    id: "revenue",
    title: "Revenue",
    kind: "call",
    agent: "data",
  });
  const readme = await readFile(workspace.at("generated/revenue/README.md"), "utf8");
  expect(readme).toContain("written by hand in queries/revenue.plan.yaml");

  expect(await workspace.orchc(["exec", "revenue"])).toMatchObject({ status: 0 });
  const { "answer.md": answer = "", "report.html": report = "" } = await workspace.runFiles();
  expect(answer).toContain("Purpose: Revenue per month from data/sales.csv");
  expect(report).toContain("Written by hand");
  expect(report).not.toContain("every word of the question");

  expect(await told(workspace, ["verify"])).toMatchObject({ exitStatus: 0 });
  await workspace.write("queries/revenue.plan.yaml", plan.replace("how: sum", "how: mean"));
  const stale = [{ code: "ORC3006" }];
  expect(await told(workspace, ["verify"])).toMatchObject({ exitStatus: 4, diagnostics: stale });
  expect(await told(workspace, ["exec", "revenue"])).toMatchObject({
    exitStatus: 4,
    diagnostics: stale,
  });
  expect(await told(workspace, ["build", "--all"])).toMatchObject({
    exitStatus: 0,
    diagnostics: stale,
  });
  expect(await told(workspace, ["build", "revenue"])).toMatchObject({
    exitStatus: 0,
    diagnostics: [],
  });
  expect(await told(workspace, ["verify"])).toMatchObject({ exitStatus: 0, diagnostics: [] });
});

/** What is wrong in the second task, its code, and the line and column that say so. */
const mistakes: readonly (readonly [
  what: string,
  task: string,
  code: string,
  line: number,
  column: number,
])[] = [
  ["no YAML", "tool: report.page\n     args: {}", "ORC1002", 8, 6],
  ["a field that does not exist", "tool: report.page\n    prority: low", "ORC1003", 8, 5],
  ["a value that does not fit", "tool: report.page\n    priority: urgent", "ORC1004", 8, 15],
  ["a tool that does not exist", "tool: report.pag", "ORC2006", 7, 11],
  [
    "a task that does not exist",
    "tool: report.page\n    args: { title: X }\n    needs: [{ task: revenu }]",
    "ORC2001",
    9,
    13,
  ],
  ["an argument of the wrong type", "tool: report.page\n    args: { title: 7 }", "ORC2009", 8, 20],
  [
    "a file that is not there",
    "tool: data.describe\n    args: { file: data/sale.csv }",
    "ORC2011",
    8,
    19,
  ],
];

describe("a mistake is told with its place, and nothing is written", () => {
  test.each(mistakes)("%s", async (_, task, code, line, column) => {
    const text = `description: Mistakes\ntasks:\n  - id: revenue\n    tool: data.describe\n    args: { file: data/sales.csv }\n  - id: second\n    ${task}\n`;
    await using workspace = await workspaceWith({ "queries/wrong.plan.yaml": text });
    const { exitStatus, diagnostics } = await told(workspace, ["plan", "--check", "wrong"]);
    expect(exitStatus).toBe(2);
    const file = workspace.at("queries/wrong.plan.yaml");
    const found = diagnostics.find((one) => one.code === code);
    expect(found?.places[0]).toMatchObject({ file, line, column });
    const { stderr } = await workspace.orchc(["build", "wrong"]);
    expect(stderr).toContain(`queries/wrong.plan.yaml:${line}:${column}`);
    expect(stderr).toMatch(/^ +│ +\^/m);
    expect(workspace.exists("generated")).toBe(false);
  });
});

test("what flows between tasks is checked as well, in the file", async () => {
  const text = plan.replace("$ref: revenue.table", "$ref: revenue.series");
  await using workspace = await workspaceWith({ "plans/revenue.plan.yaml": text });
  const { exitStatus, diagnostics } = await told(workspace, [
    "plan",
    "--check",
    "plans/revenue.plan.yaml",
  ]);
  expect(exitStatus).toBe(2);
  expect(diagnostics).toMatchObject([
    { code: "ORC3001", places: [{ file: workspace.at("plans/revenue.plan.yaml"), line: 11 }] },
  ]);
});

test("fmt lays out what is out of order, keeps comments, and leaves a file with mistakes alone", async () => {
  const messy = "tasks:\n  - {tool: data.describe, id: a}   # why\nname: tidy\n";
  const query = "---\nname:   q\n---\n\nDescribe   data/sales.csv\n";
  const wrong = "tasks:\n  - id: a\n    tol: x\n";
  await using workspace = await workspaceWith({
    "queries/messy.plan.yaml": messy,
    "queries/q.query.md": query,
    "queries/wrong.plan.yaml": wrong,
  });
  const check = await told(workspace, ["fmt", "--check"]);
  expect(check.exitStatus).toBe(2);
  const codes = new Set(check.diagnostics.map(({ code }) => code));
  expect(codes).toEqual(new Set(["ORC1004", "ORC1031"]));
  expect(await readFile(workspace.at("queries/messy.plan.yaml"), "utf8")).toBe(messy);

  await workspace.orchc(["fmt"]);
  expect(await readFile(workspace.at("queries/messy.plan.yaml"), "utf8")).toBe(
    "name: tidy\ntasks:\n  - { id: a, tool: data.describe } # why\n",
  );
  expect(await readFile(workspace.at("queries/q.query.md"), "utf8")).toBe(
    "---\nname: q\n---\n\nDescribe   data/sales.csv\n",
  );
  expect(await readFile(workspace.at("queries/wrong.plan.yaml"), "utf8")).toBe(wrong);
});

test("a template has versions, is found through the store, and its parameters are checked", async () => {
  const typed = plan.replace(
    "file: data/sales.csv",
    "file: { type: file }\n  n: { type: integer, default: 1 }",
  );
  await using workspace = await workspaceWith({ "queries/revenue.plan.yaml": plan });
  const orchc = (line: string) => told(workspace, line.split(" "));
  expect(await orchc("template save report --from revenue")).toMatchObject({
    version: 1,
    isNew: true,
  });
  expect(await orchc("template save report --from revenue")).toMatchObject({
    version: 1,
    isNew: false,
  });
  await workspace.write("queries/revenue.plan.yaml", typed);
  expect(await orchc("template save report --from revenue")).toMatchObject({
    version: 2,
    isNew: true,
  });
  expect(await readFile(workspace.at("templates/report@1.plan.yaml"), "utf8")).toBe(plan);

  expect(await orchc("template use report")).toMatchObject({
    exitStatus: 2,
    diagnostics: [{ code: "ORC1012" }],
  });
  expect(await orchc("template use report --param fil=x")).toMatchObject({
    diagnostics: [
      { code: "ORC1010", help: expect.stringContaining("Did you mean file?") as string },
    ],
  });
  expect(
    await orchc("template use report --param n=many --param file=data/sales.csv"),
  ).toMatchObject({
    diagnostics: [{ code: "ORC1011" }],
  });
  expect(workspace.exists("generated")).toBe(false);

  await workspace.remove("templates");
  expect(
    await orchc("template use report@2 --param file=data/sales.csv --as monthly"),
  ).toMatchObject({
    exitStatus: 0,
  });
  expect(await workspace.names("templates")).toEqual(["report@2.plan.yaml"]);
  expect(await orchc("exec monthly")).toMatchObject({ exitStatus: 0 });
  expect(await orchc("template rm report")).toMatchObject({ removed: ["report@1", "report@2"] });
  expect(await orchc("template ls")).toMatchObject({ templates: [] });
});

test("the optimiser leaves it as it is, unless it is wanted, and then without the passes that are not", async () => {
  const guarded = plan.replace("- id: revenue #", "- id: revenue\n    internal: true #").replace(
    /  - id: page[\s\S]*/,
    `  - id: sold
    tool: data.aggregate
    args: { file: { $param: file }, measure: revenue, how: sum }
  - id: shown
    kind: conditional
    when: sold.table.rows.length > 0 && 1 < 2
    then:
      - id: page
        tool: report.page
        args: { title: Revenue, tables: [{ $ref: revenue.table }] }
`,
  );
  await using workspace = await workspaceWith({
    "queries/revenue.plan.yaml": guarded.replace("city }", "city }\n    estimate: { seconds: 9 }"),
  });
  const ids = async (...words: string[]) => {
    const { plan: made } = (await told(workspace, ["plan", "revenue", ...words])) as unknown as {
      plan: { tasks: { id: string; when?: string }[] };
    };
    return made.tasks.map(({ id, when }) => [id, when].filter(Boolean).join(" when "));
  };
  const asWritten = ["revenue", "sold", "shown when sold.table.rows.length > 0 && 1 < 2"];
  expect(await ids()).toEqual(asWritten);
  await workspace.write("orchc.config.yaml", "optimise: { written: true }\n");
  expect(await ids()).toEqual(["sold", "shown when sold.table.rows.length > 0"]);
  expect(await ids("--without", "fold-constants", "--without", "sink-into-branches")).toEqual(
    asWritten,
  );
  expect(await told(workspace, ["plan", "revenue", "--without", "sinking"])).toMatchObject({
    exitStatus: 2,
    diagnostics: [{ code: "ORC1004" }],
  });
});
