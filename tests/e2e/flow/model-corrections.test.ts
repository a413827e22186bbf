/** A model's plan that only a run finds wrong goes back to the model once; two planners; and one that takes over. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bound, byName, outlined } from "../../support/plan-with-model.ts";
import { expectDone } from "../../support/endings.ts";
import { startModelServer, type ModelServer } from "../../support/model-server.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Sum the ledger";
const sum = (column: string) => bound("t1", "ledger.sum", { column });
const whole = (column: string) => ({
  tasks: [{ ...outlined("t1", "ledger", [], QUERY), ...sum(column) }],
});
const files = {
  "agents/ledger.ts": ownAgent({
    name: "ledger",
    tools: {
      sum: {
        input: "{ column: z.string() }",
        output: "{ total: z.number() }",
        run: `({ column }) => {
          if (column !== "amount") throw new Error("no column " + column + "; columns: amount, vat");
          return { total: 42 };
        }`,
      },
    },
  }),
  "data/sales.csv": "city,revenue\nOslo,1\nRome,2\nOslo,3\n",
};

const configOf = (baseUrl: string, more: object = {}) => ({
  planner: "model",
  model: { baseUrl, name: "test-model" },
  ...more,
});

test("a plan with groups whose types only the build finds wrong is corrected, in the ids of the model", async () => {
  const query = "Sum the ledger. If the total is more than 10, sum the ledger again";
  const inside = (within: string, block: string) => ({ within, block });
  const tasks = [
    { ...outlined("a", "ledger", [], "Sum the ledger"), ...inside("", "") },
    {
      ...outlined("b", "ledger", ["a"], "sum the ledger again"),
      ...inside("g", "then"),
    },
  ];
  const group = {
    ...outlined("g", "", ["a"], "If the total is more than 10"),
    ...inside("", ""),
    kind: "conditional",
  };
  const bindings = ["a", "b"].map((id) => bound(id, "ledger.sum", { column: "amount" }));
  const when = (text: string) => [{ name: "when", value: text }];
  await using server = await startModelServer({
    replies: byName({
      outline: { tasks, groups: [group] },
      "bind-a-b": {
        tasks: bindings,
        groups: [{ id: "g", fields: when("a.total.includes(10)") }],
      },
      repair: {
        tasks: tasks.map((task, i) => ({ ...task, ...bindings[i] })),
        groups: [{ ...group, fields: when("a.total > 10") }],
      },
    }),
  });
  await using workspace = await userWorkspace({ config: configOf(server.baseUrl), files });
  const ended = await workspace.orchc(["run", query, "--allow-unused"]);
  expectDone(ended);
  expect(ended.stderr).toMatch(/ORC6042[^]*ORC3001/);
  const repair = server.requests.at(-1);
  expect(repair?.name).toBe("repair");
  expect(repair?.text).toMatch(/\bg when: |\bg\.when: /);
  expect(repair?.text).not.toMatch(/\bt\d+\.when/);
});

describe("a run that fails for a name, and says which there are", () => {
  let server: ModelServer;
  let workspace: UserWorkspace;
  beforeAll(async () => {
    server = await startModelServer({
      replies: byName({
        outline: { tasks: [outlined("t1", "ledger", [], QUERY)] },
        "bind-t1": { tasks: [sum("total")] },
        repair: whole("amount"),
      }),
    });
    workspace = await userWorkspace({ config: configOf(server.baseUrl), files });
  });
  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
    await server.stop();
  });

  test("is corrected once, and says so", async () => {
    const ended = await workspace.orchc(["run", QUERY]);
    expectDone(ended);
    expect(ended.stdout).toContain("42");
    expect(ended.stderr).toContain("ORC6042");
    expect(server.requests.map(({ name }) => name)).toEqual(["outline", "bind-t1", "repair"]);
    expect(server.requests.at(-1)?.text).toContain("no column total; columns: amount, vat");
  });
});

test("a model that insists is not asked again, and the failure stands", async () => {
  await using server = await startModelServer({
    replies: byName({
      outline: { tasks: [outlined("t1", "ledger", [], QUERY)] },
      "bind-t1": { tasks: [sum("total")] },
      repair: whole("total"),
    }),
  });
  await using workspace = await userWorkspace({ config: configOf(server.baseUrl), files });
  const ended = await workspace.orchc(["run", QUERY]);
  expect(ended.status).not.toBe(0);
  expect(ended.stderr).toContain("no column total");
  expect(server.requests).toHaveLength(3);
});

describe("both planners", () => {
  const query = "Total revenue by city in data/sales.csv";

  test("are asked, and it is shown whose plan is taken and why", async () => {
    const total = bound("t1", "data.aggregate", {
      file: "data/sales.csv",
      how: "sum",
      measure: "revenue",
      by: ["city"],
    });
    await using server = await startModelServer({
      replies: byName({
        outline: { tasks: [outlined("t1", "data", [], query)] },
        "bind-t1": { tasks: [total] },
      }),
    });
    await using workspace = await userWorkspace({ config: configOf(server.baseUrl), files });
    const ended = await workspace.orchc(["plan", query, "--planner", "both"]);
    expectDone(ended);
    expect(ended.stderr).toMatch(/ORC6041.*\n?.*grammar@2 was taken rather than that of llm@2/);
    const json = await workspace.orchc(["plan", query, "--planner", "both", "--json"]);
    const { compared } = JSON.parse(json.stdout) as { compared: readonly object[] };
    expect(compared).toMatchObject([
      { planner: "grammar@2", isPlanned: true, isTaken: true },
      {
        planner: expect.stringMatching(/^llm@2 test-model prompts@[0-9a-f]{8}$/) as unknown,
        isPlanned: true,
        isTaken: false,
      },
    ]);
  });

  test("need no model: the other one plans, and it is said why", async () => {
    await using workspace = await userWorkspace({ config: { planner: "both" }, files });
    const ended = await workspace.orchc(["plan", query]);
    expectDone(ended);
    expect(ended.stderr).toContain("ORC6020");
  });
});

test("the planner without a model takes over where the configuration allows it, and says so", async () => {
  const query = "Total revenue by city in data/sales.csv";
  const config = { planner: "model", planning: { fallback: "grammar" } };
  await using workspace = await userWorkspace({ config, files });
  const ended = await workspace.orchc(["run", query]);
  expectDone(ended);
  expect(ended.stderr).toMatch(/ORC6040/);
  await using strict = await userWorkspace({ config: { planner: "model" }, files });
  expect((await strict.orchc(["run", query])).stderr).toContain("ORC6020");
});
