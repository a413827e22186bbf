/** The same question planned by a model: a build, a run and an answer; and what is said when the model is gone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ended } from "../../support/built-cli.ts";
import { startModelServer, type ModelServer } from "../../support/model-server.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { drawnLines } from "../../support/pages.ts";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";
import { vegaDatasets } from "../../support/vega-datasets.ts";

const QUERY =
  "Compare the monthly average price of AAPL and MSFT in node_modules/vega-datasets/data/stocks.csv, chart both, and write a report";
/** Found nowhere but in the environment of the one who runs it, or the tests below fail. */
const KEY = "sk-3f9c2a71d05e48b6";
const recordings = join(import.meta.dirname, "../../samples-model/compare-stocks");

function modelWorkspace(baseUrl: string): Promise<UserWorkspace> {
  return userWorkspace({
    config: {
      planner: "model",
      model: {
        baseUrl,
        name: "test-model",
        apiKeyEnv: "STOCKS_KEY",
        usdPerMillionInput: 1,
        usdPerMillionOutput: 5,
      },
    },
    files: {
      "node_modules/vega-datasets/data/stocks.csv": readFileSync(
        join(vegaDatasets, "stocks.csv"),
        "utf8",
      ),
      "agents/spy.ts": ownAgent({
        name: "spy",
        tools: {
          environment: {
            output: "{ names: z.array(z.string()), text: z.string() }",
            run: "() => ({ names: Object.keys(process.env), text: JSON.stringify(process.env) + process.execArgv + process.argv })",
          },
        },
      }),
    },
  });
}

describe("with a model", () => {
  let server: ModelServer;
  let workspace: UserWorkspace;
  let ended: Ended;
  beforeAll(async () => {
    server = await startModelServer({ recordings });
    workspace = await modelWorkspace(server.baseUrl);
    ended = await workspace.orchc(["run", QUERY], { STOCKS_KEY: KEY });
  });
  afterAll(async () => {
    await workspace[Symbol.asyncDispose]();
    await server.stop();
  });

  test("a question becomes an answer, with the same numbers", async () => {
    expectDone(ended);
    // By awk: -F, '$1=="AAPL"{s+=$3;n++} END{print s/n}' stocks.csv, and the same of MSFT.
    expect(ended.stdout).toMatch(/AAPL averaged 64\.73\b/);
    expect(ended.stdout).toMatch(/MSFT averaged 24\.74\b/);
    const { "report.html": report } = await workspace.runFiles();
    // By itself, and in the page that was asked for.
    expect(drawnLines(report!).map(({ points }) => points.length)).toEqual([123, 123, 123, 123]);
  });

  test("the plan says who made it, and is what its build was made of", async () => {
    const [name] = await workspace.names("generated");
    const plan = JSON.parse(await workspace.read(`generated/${name}/plan.json`)) as {
      source: { planner: string; query: string };
      tasks: { tool: string }[];
    };
    expect(plan.source).toMatchObject({
      query: QUERY,
      planner: expect.stringContaining("test-model"),
    });
    expect(plan.tasks.map(({ tool }) => tool)).toEqual([
      "data.timeseries",
      "report.chart",
      "report.page",
    ]);
    // That needs no model: it has done its part.
    expectDone(await workspace.orchc(["exec", name!]));
    expect(server.requests).toHaveLength(2);
  });

  test("what the model took is told", () => {
    // The tokens of the two recordings, added by hand; a million cost 1 and 5 dollars.
    expect(ended.stderr).toMatch(
      /^Model +2 requests · 59,427 tokens in, 596 tokens out · \$0\.062$/m,
    );
  });

  test("every request carries the key, and none its value in what is said", () => {
    expect(server.requests.map(({ name }) => name).toSorted()).toEqual([
      "bind-t1-t2-t3",
      "outline",
    ]);
    for (const { headers, body } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(JSON.stringify(body)).not.toContain(KEY);
    }
  });

  test("the key is in no plan, script, log, record or report, and not in a child", async () => {
    await workspace.plan("spying", { t1: { tool: "spy.environment" } });
    const env = { STOCKS_KEY: KEY };
    expectDone(await workspace.orchc(["build", "spying"], env));
    const spied = await workspace.orchc(["exec", "spying", "--run", "spied"], env);
    expectDone(spied);
    const [row] = workspace.rows("SELECT output_data FROM task_outputs WHERE run_id = 'spied'");
    expect(JSON.parse(String(row?.["output_data"]))).toMatchObject({ names: ["TMPDIR"] });

    const written = Object.entries(await workspace.files("."));
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter(([, text]) => text.includes(KEY)).map(([file]) => file)).toEqual([]);
    for (const { stdout, stderr } of [ended, spied]) expect(stdout + stderr).not.toContain(KEY);
  });
});

describe("without a model", () => {
  const refused = async (baseUrl: string, env?: Readonly<Record<string, string>>) => {
    await using workspace = await modelWorkspace(baseUrl);
    const ended = await workspace.orchc(["run", QUERY], env);
    expect(workspace.exists("generated")).toBe(false);
    return ended;
  };

  test("the server is gone: it says so, and how to go on", async () => {
    const server = await startModelServer();
    await server.stop();
    expectRefusal(await refused(server.baseUrl, { STOCKS_KEY: KEY }), {
      status: 2,
      code: "ORC6001",
      says: [server.baseUrl, "planner: grammar"],
    });
  });
});
