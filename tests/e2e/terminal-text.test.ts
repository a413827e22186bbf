/** Nothing that data holds steers a terminal, or shows a text in another order than it has: in any command, log or file. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownAgent } from "../support/own-agent.ts";
import { orchcOnTerminal } from "../support/terminal.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const HOSTILE = "\u001b[31mforged\u001b]0;title\u0007\u009b2J \u202ekcab\u202c \u2066in\u2069";
const TEXT = JSON.stringify(HOSTILE);
/** Line feeds and tabs are text. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

let workspace: UserWorkspace;
beforeAll(async () => {
  const agent = ownAgent({
    name: "own",
    tools: {
      say: {
        input: "{ text: z.string() }",
        output: "{ text: z.string(), table: tableSchema }",
        run: `async ({ text }, context) => {
          await context.writeFile("a.txt", "a", "text/plain");
          context.log(text);
          context.note("read", text);
          console.log(text);
          const columns = [{ name: text, type: "text" as const }];
          return { text, table: { title: text, columns, rows: [{ [text]: text }] } };
        }`,
        more: "headline: ({ text }) => [text],",
      },
      fail: { run: `() => { throw new ToolError(${TEXT}, { help: ${TEXT} }); }` },
    },
  })
    .replace(`"Does what own does."`, TEXT)
    .replace(`"The tool say of the agent own."`, TEXT);
  workspace = await userWorkspace({ files: { "agents/own.ts": agent } });
  await workspace.plan(
    "hostile",
    {
      t1: { tool: "own.say", title: HOSTILE, args: { text: { $param: "said" } } },
      t2: { tool: "own.fail", title: HOSTILE },
    },
    {
      params: { said: { type: "string", default: HOSTILE, description: HOSTILE } },
      source: { query: HOSTILE, sha256: "0".repeat(64), planner: "hand" },
    } as never,
  );
  await workspace.orchc(["build", "hostile"]);
  await workspace.orchc(["exec", "hostile", "--run", "first"]);
});
afterAll(() => workspace[Symbol.asyncDispose]());

const COMMANDS = [
  ["build", "hostile"],
  ["exec", "hostile"],
  ["exec", "hostile", "--param", `${HOSTILE}=1`],
  ["exec", HOSTILE],
  ["verify", "hostile"],
  ["plan", `show ${HOSTILE} of prices.csv`],
  ["run", `show ${HOSTILE} of prices.csv`],
  ["graph", "hostile"],
  ...["mermaid", "dot", "json", "svg"].map((format) => ["graph", "hostile", "--format", format]),
  ["runs"],
  ["show", "first"],
  ["show", "first", "t1"],
  ["show", "first", "t2"],
  ["show", HOSTILE],
  ["sql", "select output_data, error from worker_runs left join task_outputs using (task_id)"],
  ["sql", `select ${HOSTILE}`],
  ["sql", `select ${HOSTILE.replaceAll("\u0007", "")} as "x`],
  ["tools"],
  ["tools", "own.say"],
  ["tools", "--try", HOSTILE],
  ["explain", HOSTILE],
  ["doctor"],
  [HOSTILE],
  ["--get-yargs-completions", "orchc", "exec", "hostile", "--param", ""],
];

test.each(COMMANDS.map((words) => ({ words, said: JSON.stringify(words) })))(
  "$said",
  async ({ words }) => {
    for (const more of [[], ["--json"]]) {
      const { stdout, stderr } = await workspace.orchc([...words, ...more]);
      expect(stdout).not.toMatch(UNSEEN);
      expect(stderr).not.toMatch(UNSEEN);
    }
  },
);

test("the same values are in what programs read", async () => {
  const { stdout } = await workspace.orchc(["show", "first", "t1", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ output: { data: { text: HOSTILE } } });
});

test.each([["exec", "hostile"], ["show", "first"], ["tools", "own.say"], ["runs"]])(
  "on a terminal with colours: %s %s",
  async (...words) => {
    const { drawn } = await orchcOnTerminal(workspace.path, words.filter(Boolean));
    expect(drawn).toContain("\u001b[");
    expect(drawn).not.toContain("\u001b[31mforged");
    expect(drawn).not.toMatch(/[\u0007\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
  },
);

test("a script that runs alone", async () => {
  const { stdout, stderr } = await workspace.node(["generated/hostile/u1.ts"]);
  expect(stdout).not.toMatch(UNSEEN);
  expect(stderr).not.toMatch(UNSEEN);
});

test("in no file of the build and of the run, and in no name of one", async () => {
  for (const folder of ["generated", ".orchc/runs", ".orchc/bus"]) {
    const files = await workspace.files(folder);
    expect(Object.keys(files).length).toBeGreaterThan(0);
    for (const [name, bytes] of Object.entries(files)) {
      // What a person wrote stays as it is; everything else is ours.
      if (name === "hostile/plan.json") continue;
      expect(name).not.toMatch(UNSEEN);
      expect(Buffer.from(bytes, "latin1").toString()).not.toMatch(UNSEEN);
    }
  }
});
