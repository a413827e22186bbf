/** A question to services on the network, which a server of the test stands in for. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Manifest } from "../../../src/contract/manifest.ts";
import { orchcJson } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { startMarketServer, type MarketServer } from "../../support/market-server.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Get Bitcoin market data and Polymarket predictions";

let server: MarketServer;
let workspace: UserWorkspace;
beforeAll(async () => {
  server = await startMarketServer();
  workspace = await userWorkspace({ config: { network: { routes: server.routes } } });
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
  await server.close();
});

const manifest = async () =>
  JSON.parse(await workspace.read("generated/markets/manifest.json")) as Manifest;

test("planning asks nobody; branches that do not need each other are scripts of their own", async () => {
  expectDone(await workspace.orchc(["plan", QUERY, "--name", "markets"]));
  expectDone(await workspace.orchc(["build", "markets"]));
  expect(server.requests).toEqual([]);
  const { tasks, units } = await manifest();
  expect(tasks.map(({ tool, needs }) => [tool, needs])).toEqual([
    ["markets.price", []],
    ["markets.predictions", []],
  ]);
  expect(units).toHaveLength(2);
});

test("the build names the services, each for the script that asks it, and not where they are served today", async () => {
  const { units } = await manifest();
  expect(units.map(({ permissions }) => permissions.network)).toEqual([
    ["api.coingecko.com"],
    ["gamma-api.polymarket.com"],
  ]);
  expect(await workspace.read("generated/markets/u2.ts")).toContain("gamma-api.polymarket.com");
  for (const text of Object.values(await workspace.files("generated")))
    expect(text).not.toContain("127.0.0.1");
});

test("it runs: one request each, prices and predictions in the answer", async () => {
  const { stdout, status } = await workspace.orchc(["exec", "markets", "--run", "first"]);
  expect(status).toBe(0);
  // From the server's recordings.
  expect(stdout).toContain("107,345.12");
  expect(stdout).toContain("Will the Fed cut rates in July 2025?");
  expect(server.requests.map((path) => path.replace(/\?.*/, "")).toSorted()).toEqual([
    "/api/v3/simple/price",
    "/markets",
  ]);
});

test("outcomes and their prices, JSON inside of strings, map one to one", async () => {
  const path = server.requests.find((each) => each.startsWith("/markets"));
  const served = (await (await fetch(server.url + path)).json()) as {
    readonly question: string;
    readonly outcomes: string;
    readonly outcomePrices?: string;
  }[];
  // One that was never traded has no prices, and nothing to say.
  const expected = served.flatMap(({ question, outcomes, outcomePrices }) => {
    if (outcomePrices === undefined) return [];
    const prices = JSON.parse(outcomePrices) as string[];
    const named = (JSON.parse(outcomes) as string[]).map((name, i) => ({
      name,
      probability: Number(prices[i]),
    }));
    return [{ question, outcomes: named }];
  });
  expect(expected.length).toBeGreaterThan(2);
  const { "data.json": text } = await workspace.runFiles("first");
  const { markets } = JSON.parse(text!) as { markets: { t2: { markets: object[] } } };
  expect(markets.t2.markets).toMatchObject(expected);
});

test("a service that is down fails its task after a retry, by name; the other still answers", async () => {
  const down = "https://gamma-api.polymarket.com";
  await workspace.write(
    "orchc.local.yaml",
    JSON.stringify({ network: { routes: { [down]: "http://127.0.0.1:9" } } }),
  );
  const { exitStatus, ...ran } = await orchcJson<{ status: string; answer: string }>(
    workspace.path,
    ["exec", "markets", "--run", "second"],
  );
  expect({ exitStatus, status: ran.status }).toEqual({ exitStatus: 1, status: "failed" });
  expect(ran.answer).toContain("107,345.12");
  expect(ran.answer).toMatch(/Polymarket predictions failed/);
  expect(ran.diagnostics.map(({ severity, places }) => [severity, places[0]])).toEqual([
    ["error", expect.objectContaining({ in: "file", label: "t2" })],
  ]);
  expect(ran.diagnostics[0]?.message).toContain("gamma-api.polymarket.com");
  const attempts = workspace.rows(
    "SELECT task_id FROM attempts WHERE run_id = 'second' ORDER BY task_id",
  );
  expect(attempts.map(({ task_id }) => task_id)).toEqual(["t1", "t2", "t2"]);
});
