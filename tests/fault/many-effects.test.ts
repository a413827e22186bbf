/** Tools that ask for much at once: the host does a little at a time, holds little, and goes on. */
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

const BYTES = 2 ** 20;
let host = "";
let open = 0;
let most = 0;
const server = createServer((request, response) => {
  open += 1;
  most = Math.max(most, open);
  response.on("close", () => {
    open -= 1;
  });
  response.end(request.url === "/small" ? "{}" : Buffer.alloc(BYTES, "x"));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let workspace: TestWorkspace;
const limits = { effects: 3, effectBytes: BYTES / 2 };
beforeEach(async () => {
  most = 0;
  workspace = await testWorkspace({ limits });
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

async function run(body: string, timeoutMs = 20_000) {
  const build = chainOf({ t1: `async (input, context) => { ${body} }` }, { timeoutMs });
  const units = build.units.map((unit) => ({ ...unit, permissions: { network: [host] } }));
  return runBuild(workspace, { ...build, units });
}

test("many large answers at once come one after the other, and all of them", async () => {
  const ran = await run(`
    const asked = Array.from({ length: 12 }, () => context.fetch("http://${host}/"));
    const answers = await Promise.all(asked);
    context.log(answers.map(({ text }) => text.length).join(" "));
    return {};
  `);
  expect(ran.reason("t1")).toBeUndefined();
  expect(ran.log("t1")).toEqual([Array.from({ length: 12 }, () => BYTES).join(" ")]);
  expect(most).toBeLessThanOrEqual(3);
});

test("a tool that asks and never reads the answers ends with its time, and so does all that it asked for", async () => {
  const ran = await run(
    `for (let i = 0; i < 12; i += 1) context.fetch("http://${host}/").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (;;);`,
    1500,
  );
  expect(ran.statuses).toEqual(["t1 failed"]);
  expect(ran.diagnostics.map(({ code }) => code)).toEqual(["ORC4306"]);
});

test("more questions at once than the host holds are refused", async () => {
  const ran = await run(`
    const asked = Array.from({ length: 4 }, (_, i) =>
      context.fetch("http://${host}/", { method: "POST", body: "x".repeat(${BYTES / 4}) }));
    const all = await Promise.allSettled(asked);
    context.log(all.map(({ status }) => status).join(" "));
    return {};
  `);
  expect(ran.log("t1")).toEqual(["fulfilled rejected rejected rejected"]);
});

test("ten thousand requests at once: so many as the host holds are made, a few at a time, and it is said of the others", async () => {
  const ran = await run(`
    const all = await Promise.allSettled(Array.from({ length: 10_000 }, () => context.fetch("http://${host}/small")));
    const refused = all.flatMap((one) => one.status === "rejected" ? [one.reason.message] : []);
    context.log((all.length - refused.length) + " " + [...new Set(refused)].join());
    return {};
  `);
  expect(ran.statuses).toEqual(["t1 success"]);
  const [, made, why] = /^(\d+) (.*)$/.exec(ran.log("t1")[0] ?? "") ?? [];
  expect(Number(made)).toBeGreaterThanOrEqual(500);
  expect(Number(made)).toBeLessThan(10_000);
  expect(why).toMatch(/^More requests wait than the \d+ bytes of limits\.effectBytes hold$/);
  expect(most).toBeLessThanOrEqual(3);
});

test.skipIf(process.platform !== "linux")(
  "two hundred files at once get to the bus a few at a time: the host has few of them open",
  async () => {
    const before = readdirSync("/proc/self/fd").length;
    let opened = 0;
    const looking = setInterval(
      () => (opened = Math.max(opened, readdirSync("/proc/self/fd").length)),
      2,
    );
    const ran = await run(`
      const all = Array.from({ length: 200 }, (_, i) => context.writeFile("file-" + i, "x", "text/plain"));
      return { files: await Promise.all(all) };
    `);
    clearInterval(looking);
    expect(ran.reason("t1")).toBeUndefined();
    expect(opened - before).toBeLessThan(60);
  },
);
