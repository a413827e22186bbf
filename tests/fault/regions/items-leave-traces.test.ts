/** What is known of items of loops beside their outputs: why attempts failed, files that they made, and no secrets. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { glob, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ErrorContext } from "../../../src/contract/error-context.ts";
import { expectNothingLeft } from "../../support/leftovers.ts";
import {
  branchOn,
  compare,
  fallbackTo,
  loopOver,
  path,
  regionOf,
  type Part,
} from "../../support/region-parts.ts";
import { runBuild } from "../../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../../support/workspace.ts";

const SECRET = "secret-of-regions-0123456789";
const TOKEN = "token-of-regions-0123456789";
const ITEMS = [{ n: 1 }, { n: 2 }, { n: 3 }];

let origin = "";
const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let workspace: TestWorkspace;
beforeEach(async () => {
  process.env["ORCHC_TEST_REGION_SECRET"] = SECRET;
  process.env["ORCHC_TEST_REGION_TOKEN"] = TOKEN;
  const hosts = [new URL(origin).host];
  workspace = await testWorkspace({
    limits: { maxParallel: 3 },
    secrets: { HEADER: { env: "ORCHC_TEST_REGION_SECRET", hosts, header: "x-api-key" } },
  });
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

/** `show` does what it can to show the secret that the host adds to its request. */
const modules = () => ({
  "agents/tools.ts": toolsModule(`
    fail: make("fail", async ({ n }, { attempt }) => {
      console.log("number " + n + ", attempt " + attempt);
      if (n === 2) throw new ToolError("not two", { retryable: true });
      return { n };
    }),
    file: make("file", async ({ n }, { writeFile }) => ({
      made: await writeFile("number.txt", String(n), "text/plain"),
    })),
    show: make("show", async ({ n, fails }, { fetch }) => {
      const { text } = await fetch(${JSON.stringify(origin)} + "/");
      const own = process.env.ORCHC_TEST_REGION_TOKEN;
      console.log("it is " + own + text);
      if (fails) throw new ToolError("it was " + own + text);
      return { n, own, text };
    }),
  `),
});

async function contextsOf(run: string): Promise<ErrorContext[]> {
  const files = await Array.fromAsync(
    glob(`.orchc/bus/${run}/*/error-*.json`, { cwd: workspace.root }),
  );
  const texts = await Promise.all(
    files
      .filter((file) => /error-\d+\.json$/.test(file))
      .toSorted()
      .map((file) => readFile(join(workspace.root, file), "utf8")),
  );
  return texts.map((text) => JSON.parse(text) as ErrorContext);
}

function loop(tool: string, rest: object, more = ""): TestBuild {
  const all = { as: "item", onError: "collect", concurrency: 3, ...rest } as const;
  return {
    modules: modules(),
    units: [
      {
        id: "u1",
        tasks: [
          {
            id: "t2",
            tool: `tools.${tool}`,
            args: { n: { $ref: "item.n" } },
            retry: { limit: 1, backoff: "fixed", baseMs: 1 },
          },
        ],
        members: [regionOf(loopOver("t1", ITEMS, ["t2"], all))],
        script: `await run.forEach("t1", ${JSON.stringify(ITEMS)}, { concurrency: 3, ${more}onError: "${all.onError}" }, async (run, item) =>
          await run.task("t2", tools.${tool}, { n: item.n }));`,
      },
    ],
  };
}

test.each([
  ["in one process", {}, ""],
  ["in several", { shards: 3 }, "shards: 3, "],
])(
  "each failed attempt of an item leaves what is known of it, with the item's arguments: %s",
  async (_, rest, more) => {
    const ran = await runBuild(workspace, loop("fail", rest, more));
    expect(ran.status).toBe("success");
    const contexts = await contextsOf(ran.run);
    expect(contexts).toMatchObject(
      [1, 2].map((attempt) => ({
        task: "t1[1].t2",
        attempt,
        arguments: { n: 2 },
        error: { message: "not two" },
        log: [{ line: `number 2, attempt ${attempt}` }],
      })),
    );
  },
);

test("one that ends its loop has them too", async () => {
  const ran = await runBuild(workspace, loop("fail", { onError: "stop" }));
  expect(ran.status).toBe("failed");
  expect((await contextsOf(ran.run)).at(-1)).toMatchObject({
    task: "t1[1].t2",
    attempt: 2,
    arguments: { n: 2 },
  });
});

test("files that items made are copied beside the answer", async () => {
  const ran = await runBuild(workspace, loop("file", {}));
  expect(ran.diagnostics).toEqual([]);
  const copies = await Array.fromAsync(glob(`.orchc/**/files/*`, { cwd: workspace.root }));
  expect(copies.map((file) => basename(file)).toSorted()).toEqual([
    "t1-0.t2-number.txt",
    "t1-1.t2-number.txt",
    "t1-2.t2-number.txt",
  ]);
});

test.each([
  ["in one process", ""],
  ["in several", "shards: 3, "],
])("a secret that tools in blocks of a loop get back is nowhere: %s", async (_, more) => {
  const network = [new URL(origin).host];
  const body: Part = fallbackTo("t3", {
    first: ["t4"],
    second: [branchOn("t5", compare(">", path("item", "n"), 1), ["t6"], ["t7"])],
  });
  const build: TestBuild = {
    modules: modules(),
    units: [
      {
        id: "u1",
        permissions: { network, secrets: ["HEADER"], env: ["ORCHC_TEST_REGION_TOKEN"] },
        tasks: ["t4", "t6", "t7"].map((id) => ({
          id,
          tool: "tools.show",
          args: { n: { $ref: "item.n" }, fails: id === "t4" || id === "t7" },
        })),
        members: [
          loopOver("t1", ITEMS, [body], {
            concurrency: 3,
            onError: "collect",
            ...(more !== "" && { shards: 3 }),
          }),
        ],
        script: `await run.forEach("t1", ${JSON.stringify(ITEMS)}, { concurrency: 3, ${more}onError: "collect" }, async (run, item) =>
          await run.firstOf("t3", { on: ["network", "rate-limit", "timeout", "lost", "denied", "bad-data", "failed"] }, {
            first: async (run) => await run.task("t4", tools.show, { n: item.n, fails: true }),
            second: async (run) => {
              if (await run.when("t5", item.n > 1)) return { taken: "then", output: await run.task("t6", tools.show, { n: item.n, fails: false }) };
              return { taken: "else", output: await run.task("t7", tools.show, { n: item.n, fails: true }) };
            },
          }));`,
      },
    ],
  };
  const ran = await runBuild(workspace, build);
  expect(ran.statuses).toEqual(
    expect.arrayContaining(["t1[0].t7 failed", "t1[1].t6 success", "t1[2].t4 failed"]),
  );
  expect(JSON.stringify(ran.events)).toContain("it is ");
  const isIn = (text: string | Buffer) => [SECRET, TOKEN].filter((secret) => text.includes(secret));
  expect(isIn(JSON.stringify(ran))).toEqual([]);
  let found = 0;
  for await (const file of glob(".orchc/**/*", { cwd: workspace.root, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name));
    expect([file.name, isIn(bytes)]).toEqual([file.name, []]);
    found += bytes.includes("it was ") ? 1 : 0;
  }
  // There was something to find.
  expect(found).toBeGreaterThan(2);
});
