/** Whatever a model replies, there is a valid plan or a diagnostic: over the real planner and a server on loopback. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCatalog, type Catalog } from "../../src/catalog/catalog.ts";
import {
  callsOf,
  checkPlan,
  createModelPlanner,
  plan,
  sourceOf,
} from "../../src/compiler/index.ts";
import { hasErrors } from "../../src/contract/diagnostics/index.ts";
import { createModel } from "../../src/model/index.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { modelWorldOf } from "../../src/world.ts";
import { goldReply, type GoldCall } from "../support/gold/gold-reply.ts";
import { says, startModelServer, type ModelServer } from "../support/model-server.ts";
import { modelSettings } from "../support/model-settings.ts";
import { brokenReplies, type Breaking } from "../support/replies/broken-replies.ts";

const query = "Sum of price by symbol in stocks.csv as a Markdown report, saved to out/prices.md";
const calls: readonly GoldCall[] = [
  {
    id: "t1",
    tool: "data.aggregate",
    arguments: { file: "stocks.csv", how: "sum", measure: "price", by: ["symbol"] },
    deps: [],
  },
  {
    id: "t2",
    tool: "report.markdown",
    arguments: { title: "Prices", tables: [{ $ref: "t1.table" }] },
    deps: ["t1"],
  },
  {
    id: "t3",
    tool: "report.save",
    arguments: { to: "out/prices.md", file: { $ref: "t2.document" } },
    deps: ["t2"],
  },
];

/** The kinds together are 21 times as many, in each of the two forms of planning. */
const RUNS = 15;
/** A stage, or a plan, is sent back twice at most, and a whole plan as often. */
const MOST_REQUESTS = 20;

let root: string;
let catalog: Catalog;
let server: ModelServer;
let answer: Breaking = (right) => JSON.stringify(right);
/** Whether only the first reply is broken, so that what follows corrects it. */
let isCorrected = false;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "orchc-replies-"));
  await mkdir(join(root, "out"));
  await writeFile(join(root, "stocks.csv"), "symbol,date,price\nA,2026-01-01,1\nB,2026-01-02,2\n");
  catalog = await openCatalog(workspaceOf(1));
  let last = "";
  server = await startModelServer({
    replies: (request) => {
      const right = goldReply(request, calls);
      const isFirst = request.name !== last && !request.name.includes("repair");
      last = request.name;
      return says(isFirst || !isCorrected ? answer(right) : right);
    },
  });
});
afterAll(async () => {
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

const workspaceOf = (toolTokens: number) =>
  workspaceAt(root, configSchema.parse({ write: ["out"], planning: { toolTokens } }));

async function planned(toolTokens: number) {
  const workspace = workspaceOf(toolTokens);
  const model = createModel(modelSettings(server.baseUrl), { workspaceRoot: root, env: {} });
  const planner = createModelPlanner(
    model,
    modelWorldOf(workspace, async () => catalog),
  );
  const source = await sourceOf(query, { workspace });
  const before = server.requests.length;
  const made = await plan({ source, workspace, catalog, planner });
  return { made, workspace, requests: server.requests.length - before };
}

describe.each([
  { form: "in two stages", toolTokens: 2000 },
  { form: "at once", toolTokens: 200_000 },
])("planning $form", ({ toolTokens }) => {
  test("the right replies make a plan", async () => {
    answer = (right) => JSON.stringify(right);
    const { made } = await planned(toolTokens);
    expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(made.plan?.tasks.flatMap(callsOf).map(({ tool }) => tool)).toEqual(
      calls.map(({ tool }) => tool),
    );
  });

  test.each(Object.entries(brokenReplies))("%s", async (_, breaking) => {
    await fc.assert(
      fc.asyncProperty(breaking, fc.boolean(), async (broken, corrected) => {
        [answer, isCorrected] = [broken, corrected];
        const { made, workspace, requests } = await planned(toolTokens);
        expect(made.plan === undefined, "a plan or an error").toBe(hasErrors(made.diagnostics));
        expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
        for (const { message } of made.diagnostics) expect(message.length).toBeLessThan(5000);
        if (made.plan === undefined) return;
        // A plan passes the same checks as any other, and calls only tools of the catalog.
        expect(hasErrors(await checkPlan(made.plan, { workspace, catalog }))).toBe(false);
        for (const { tool } of made.plan.tasks.flatMap(callsOf))
          expect(catalog.toolNames).toContain(tool);
      }),
      { numRuns: RUNS },
    );
  });
});
