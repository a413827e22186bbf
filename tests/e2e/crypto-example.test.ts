/** examples/crypto as a user has it: its plans are built, and its workflow runs up to the gate and beyond it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPOSITORY } from "../support/built-cli.ts";
import { expectDone } from "../support/endings.ts";
import { told } from "../support/gate-workspace.ts";
import { startMarketServer, type MarketServer } from "../support/market-server.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

/** One that is a task of another one stands before it. */
const PLANS = ["research", "validation", "bull-bear", "analysis", "risk", "decision"];
const EXAMPLE = join(REPOSITORY, "examples/crypto");

let server: MarketServer;
let workspace: UserWorkspace;
beforeAll(async () => {
  server = await startMarketServer();
  const paths = await glob(["orchc.config.yaml", "agents/**", "queries/**"], { cwd: EXAMPLE });
  const read = async (path: string) => [path, await readFile(join(EXAMPLE, path), "utf8")] as const;
  const files = Object.fromEntries(await Promise.all(paths.map(read)));
  const routes = JSON.stringify({ network: { routes: server.routes } });
  workspace = await userWorkspace({ files: { ...files, "orchc.local.yaml": routes } });
  for (const name of PLANS) expectDone(await workspace.orchc(["build", name]));
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
  await server.close();
});

const core = ["sentiment", "onchain", "prices", "rsi", "macd", "dollar", "policy"];
const starting = ["momentum", "breakout"];
const falling = ["liquidity", "comparison"];

interface Planned {
  readonly plan: { readonly tasks: readonly { readonly id: string }[] };
}

// In a plan that is only looked at, so that the builds of the workflow stay as they are.
test.each([
  ["aggressive", [...core, ...starting]],
  ["balanced", [...core, ...starting, "patterns"]],
  ["conservative", [...core, ...starting, "patterns", ...falling]],
])("what the profile %s researches", async (profile, ids) => {
  const words = ["plan", "research", "--profile", profile, "--name", `research-${profile}`];
  const { stdout } = await workspace.orchc([...words, "--json"]);
  const { plan } = JSON.parse(stdout) as Planned;
  expect(plan.tasks.map(({ id }) => id)).toEqual([...ids, "findings"]);
});

test("research that is too thin is sent back once, a person is asked, and the decision is written after a yes", async () => {
  server.requests.length = 0;
  expect(await told(workspace, "exec", "decision", "--yes", "--run", "r1")).toMatchObject({
    exit: 3,
    status: "waiting",
    gates: [{ task: "approval", shown: { stance: "buy", "good enough": true } }],
  });
  expect(workspace.exists("out/decision.md")).toBe(false);
  // 45 days are not enough; three times as many are.
  expect(server.requests.filter((path) => path.startsWith("/fng/"))).toHaveLength(2);

  expect(await told(workspace, "approve", "r1", "approval", "--by", "ada")).toMatchObject({
    exit: 0,
  });
  expect(await told(workspace, "exec", "decision", "--yes", "--resume", "r1")).toMatchObject({
    exit: 0,
    status: "success",
  });
  const decision = await workspace.read("out/decision.md");
  expect(decision).toContain("About bitcoin: buy, ");
  expect(decision).toContain("For it: ");
  expect(decision).toContain("Against it: sentiment");
});

test("a decision that is rejected is not written", async () => {
  await workspace.remove("out/decision.md");
  expect(await told(workspace, "exec", "decision", "--yes", "--run", "r2")).toMatchObject({
    exit: 3,
  });
  expect(await told(workspace, "reject", "r2", "approval", "--by", "bob")).toMatchObject({
    exit: 0,
  });
  expect(await told(workspace, "exec", "decision", "--yes", "--resume", "r2")).toMatchObject({
    exit: 1,
    status: "failed",
    diagnostics: [{ code: "ORC4340" }],
  });
  expect(workspace.exists("out/decision.md")).toBe(false);
});

test("an optional service that is down costs the research only what it would have added", async () => {
  await workspace.write(
    "orchc.local.yaml",
    JSON.stringify({
      network: { routes: { ...server.routes, "https://api.binance.com": "http://127.0.0.1:9" } },
      limits: { retries: 0 },
    }),
  );
  const planned = ["plan", "research", "--profile", "conservative", "--name", "careful"];
  expectDone(await workspace.orchc(planned));
  expectDone(await workspace.orchc(["build", "careful"]));
  const { stdout, status } = await workspace.orchc(["exec", "careful", "--json"]);
  expect(status).toBe(0);
  const ran = JSON.parse(stdout) as {
    readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
    readonly data: { readonly desk: { readonly findings: { readonly added: string[] } } };
  };
  expect(ran.diagnostics.map(({ code }) => code)).toContain("ORC3031");
  expect(ran.data.desk.findings.added).toEqual(["momentum", "breakout", "pattern", "correlation"]);
});
