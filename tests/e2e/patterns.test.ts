/** Plans that have run well: named for a query that is like theirs, taken where nothing is in doubt, shared and forgotten. */
import { expect, test } from "vitest";
import type { Plan } from "../../src/contract/plan.ts";
import { ownAgent } from "../support/own-agent.ts";
import { says, startModelServer } from "../support/model-server.ts";
import { modelSettings } from "../support/model-settings.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const AGENT = ownAgent({
  name: "audit",
  tools: {
    ledger: {
      input: "{ file: z.string() }",
      output: "{ file: z.string() }",
      run: `({ file }) => { if (file.includes("bad")) throw new ToolError("it is bad"); return { file }; }`,
      more: `headline: ({ file }) => [\`Looked at \${file}\`],`,
    },
  },
});

const QUERY = "Do the yearly thing with the ledger books/a.csv";
const planFor = { source: { query: QUERY, sha256: "0", planner: "hand@1" } };

async function audited(config: object = {}): Promise<UserWorkspace> {
  const folder = await userWorkspace({
    config,
    files: { "agents/audit.ts": AGENT, "books/a.csv": "a\n", "books/b.csv": "b\n" },
  });
  await folder.plan(
    "yearly",
    { look: { title: "Look at books/a.csv", tool: "audit.ledger", args: { file: "books/a.csv" } } },
    planFor,
  );
  await folder.orchc(["build", "yearly"]);
  return folder;
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

test("a query that is refused gets the plan of the same words, its values from the query; the answer says so", async () => {
  await using folder = await audited();
  const before = await folder.orchc(["plan", QUERY.replace("a.csv", "b.csv")]);
  expect(before.status).toBe(2);
  expect((await folder.orchc(["exec", "yearly"])).status).toBe(0);

  const ran = await folder.orchc(["run", QUERY.replace("a.csv", "b.csv"), "--name", "other"]);
  expect(ran).toMatchObject({ status: 0 });
  expect(ran.stdout).toContain("Looked at books/b.csv");
  expect(ran.stdout).toContain(
    "The query is that of the plan yearly, which ran once, and well, with other values: books/b.csv in place of books/a.csv",
  );
  const plan = json(await folder.read("generated/other/plan.json")) as unknown as Plan;
  expect(plan.source.planner).toBe("pattern@1 yearly");
});

test("a query that is only like it is refused, and the plan is named", async () => {
  await using folder = await audited();
  await folder.orchc(["exec", "yearly"]);
  const { status, stderr } = await folder.orchc([
    "plan",
    "Do the monthly thing with the ledger books/b.csv",
  ]);
  expect(status).toBe(2);
  expect(stderr).toContain("Like it is the plan yearly, which ran once, and well.");
  expect(await folder.names("generated")).toEqual(["yearly"]);
  const off = await folder.orchc(["plan", QUERY], { ORCHC_LEARN: "false" });
  expect(off.status).toBe(2);
});

test("success is counted over runs; forgetting begins anew", async () => {
  await using folder = await audited();
  await folder.orchc(["exec", "yearly"]);
  await folder.orchc(["exec", "yearly"]);
  const { patterns } = json((await folder.orchc(["patterns", "ls", "--json"])).stdout) as {
    patterns: object[];
  };
  expect(patterns).toMatchObject([
    { name: "yearly", runs: 2, succeeded: 2, usd: 0, isImported: false },
  ]);
  expect((await folder.orchc(["patterns", "show", "yearly"])).stdout).toMatch(
    /t1 +audit\.ledger +file/,
  );
  expect((await folder.orchc(["patterns", "forget", "yearly"])).status).toBe(0);
  expect((await folder.orchc(["patterns"])).stdout).toContain("There are no patterns yet");
  expect((await folder.orchc(["patterns", "show", "yearly"])).stderr).toContain("ORC1042");
  await folder.orchc(["exec", "yearly"]);
  expect((await folder.orchc(["patterns", "--json"])).stdout).toContain('"runs": 1');
});

test("a shared pattern has no value, is checked, and nothing is ever taken from it", async () => {
  await using folder = await audited();
  await folder.orchc(["exec", "yearly"]);
  expect(
    (await folder.orchc(["patterns", "share", "yearly", "--out", "p.json", "--as", "theirs"]))
      .status,
  ).toBe(0);
  const text = await folder.read("p.json");
  expect(text).not.toMatch(/books|yearly|a\.csv/);

  await using other = await userWorkspace({
    files: { "agents/audit.ts": AGENT, "p.json": text, "books/b.csv": "b\n" },
  });
  expect((await other.orchc(["patterns", "import", "p.json"])).status).toBe(0);
  const planned = await other.orchc(["plan", QUERY.replace("a.csv", "b.csv")]);
  expect(planned.status).toBe(2);
  expect(planned.stderr).toContain("the plan theirs, which ran once, and well");

  await using bare = await userWorkspace({
    files: { "p.json": text, "q.json": text.replace('"call"', '"call me"') },
  });
  expect((await bare.orchc(["patterns", "import", "p.json"])).stderr).toContain(
    "does not have: audit.ledger",
  );
  expect((await bare.orchc(["patterns", "import", "q.json"])).stderr).toMatch(
    /ORC1043 q\.json is no pattern: tasks\[0\]\.kind/,
  );
});

test("the planner with a model is shown the structure of a plan that ran well, and no value of it", async () => {
  await using server = await startModelServer({
    replies: () => says({ tasks: [], groups: [], left_out: [] }),
  });
  await using folder = await audited({ planner: "model", model: modelSettings(server.baseUrl) });
  await folder.orchc(["exec", "yearly"]);
  await folder.orchc(["plan", "Do the monthly thing with the ledger books/b.csv"], {
    TEST_MODEL_KEY: "k",
  });
  const [asked] = server.requests;
  expect(asked?.text).toContain('"tool":"audit.ledger"');
  expect(asked?.text).not.toMatch(/a\.csv|yearly/);
});
