/** Secrets of all kinds that a workspace can have, and a run that does its best to show them. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { OrchcError } from "../../src/contract/diagnostics/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { runBuild, type Ran } from "../support/run-build.ts";
import {
  testWorkspace,
  toolsModule,
  type TestUnit,
  type TestWorkspace,
} from "../support/workspace.ts";

const SECRETS = {
  model: "model-key-0123456789",
  variable: 'tool"variable/0123456789',
  header: "header-secret-0123456789",
  file: "file-secret-0123456789",
  command: "command-secret-0123456789",
  password: "pass word-0123456789",
} as const;
/** No secret: that it is found shows that there was something to find. */
const MARKER = "marker-0123456789";
const RECORDING = "recordings/sample.json";
const GATEWAY = "https://gateway.example.test";

/** What each request brought, by its path. */
const seen = new Map<string, IncomingHttpHeaders & { readonly query: string }>();
let origin = "";
const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", origin);
  seen.set(url.pathname, { ...request.headers, query: url.search });
  response.setHeader("x-echo", String(request.headers["x-api-key"] ?? "none"));
  response.end(JSON.stringify({ headers: request.headers, at: url.href }));
});
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
  seen.clear();
  process.env["ORCHC_TEST_MODEL_KEY"] = SECRETS.model;
  process.env["ORCHC_TEST_TOKEN"] = SECRETS.variable;
  process.env["ORCHC_TEST_HEADER"] = SECRETS.header;
  const hosts = [new URL(origin).host];
  const print = `console.log(${JSON.stringify(SECRETS.command)}); console.log("more")`;
  workspace = await testWorkspace({
    model: { baseUrl: "http://127.0.0.1:9/v1", name: "m", apiKeyEnv: "ORCHC_TEST_MODEL_KEY" },
    network: {
      routes: {
        [GATEWAY]: origin.replace("//", `//user:${encodeURIComponent(SECRETS.password)}@`),
      },
    },
    secrets: {
      HEADER: { env: "ORCHC_TEST_HEADER", hosts, header: "x-api-key" },
      FILE: { file: "secret.txt", hosts },
      COMMAND: { command: [process.execPath, "-e", print], hosts, query: "key" },
      OTHER: { env: "ORCHC_TEST_HEADER", hosts: ["other.example.test"], header: "x-other" },
    },
  });
  await workspace.write("secret.txt", `${SECRETS.file}\n`);
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

function unitOf(id: string, task: string, permissions: TestUnit["permissions"] = {}): TestUnit {
  const network = [new URL(origin).host, "gateway.example.test"];
  return {
    id,
    tasks: [{ id: task, tool: `tools.${task}`, retry: { limit: 1, backoff: "fixed", baseMs: 1 } }],
    script: `  await run.task("${task}", tools.${task}, {});`,
    permissions: { network, ...permissions },
  };
}

async function run(tools: Readonly<Record<string, string>>, units: readonly TestUnit[]) {
  const definitions = Object.entries(tools).map(([name, body]) => {
    return `  ${name}: make("${name}", async (input, context) => { ${body} }),`;
  });
  const modules = { "agents/tools.ts": toolsModule(definitions.join("\n")) };
  return runBuild(workspace, { modules, units }, { record: join(workspace.root, RECORDING) });
}

/** Which secrets stand in what a run has left and said, in any form. */
async function foundIn(ran: Ran): Promise<string[]> {
  const recording = await readFile(join(workspace.root, RECORDING), "utf8");
  // That something stands in it shows that there was something to find.
  expect(recording).toContain("/t1");
  const texts = [JSON.stringify(ran), ran.answer, recording];
  for await (const file of glob(".orchc/**/*", { cwd: workspace.root })) {
    texts.push(await readFile(join(workspace.root, file), "latin1").catch(() => ""));
  }
  return Object.entries({ ...SECRETS, marker: MARKER }).flatMap(([name, value]) => {
    const basic = Buffer.from(`user:${value}`).toString("base64");
    const json = JSON.stringify(value).slice(1, -1);
    const forms = [value, json, JSON.stringify(json), encodeURIComponent(value), basic];
    return texts.some((text) => forms.some((form) => text.includes(form))) ? [name] : [];
  });
}

test("a run with failures, retries, large outputs and files: no secret is found anywhere", async () => {
  const all = { env: ["ORCHC_TEST_TOKEN"], secrets: ["HEADER", "FILE", "COMMAND", "OTHER"] };
  const ask = `
    const secret = process.env.ORCHC_TEST_TOKEN;
    const { text, headers, url } = await context.fetch("${origin}/" + context.taskId);
    const routed = await context.fetch("${GATEWAY}/routed");
    console.log(text, routed.text, secret, "${MARKER}");
    console.error(headers["x-echo"]);
    context.log(text + secret);
    context.note("assumed", "with " + secret);`;
  const ran = await run(
    {
      t1: `${ask} return { text, headers, url, secret, [secret]: routed.text };`,
      t2: `${ask} throw new ToolError(text + routed.text + secret, { retryable: true });`,
      t3: `${ask} return { rows: Array.from({ length: 5000 }, () => text + secret) };`,
      t4: `${ask} await context.writeFile("a.txt", "x".repeat(70_000) + secret, "text/plain"); return {};`,
      t5: `${ask} await context.writeFile("b.txt", text + routed.text, "text/plain"); return {};`,
      t6: `${ask} process.stderr.write(secret); process.exit(3);`,
    },
    ["t1", "t2", "t3", "t4", "t5", "t6"].map((task, i) => unitOf(`u${i + 1}`, task, all)),
  );
  expect(ran.statuses).toEqual([
    "t1 success",
    "t2 failed",
    "t3 success",
    "t4 failed",
    "t5 success",
    "t6 failed",
  ]);
  expect(ran.reason("t4")).toContain("a.txt is not kept: the secret ORCHC_TEST_TOKEN stands in it");
  // Of each attempt that failed: what they hold is looked through below.
  const contexts = ran.events.flatMap((event) =>
    event.type === "task.retrying" || event.type === "task.failed" ? [event.context?.file] : [],
  );
  expect(contexts.toSorted((a = "", b = "") => a.localeCompare(b))).toEqual([
    "t2/error-1.json",
    "t2/error-2.json",
    "t4/error-1.json",
    "t6/error-1.json",
  ]);
  const of2 = await readFile(join(workspace.paths.bus, ran.run, "t2/error-1.json"), "utf8");
  expect(of2).toMatch(/"message": ".*\[HEADER\][^]*\[ORCHC_TEST_TOKEN\]/);
  // They did arrive where they belong, and only there.
  expect(seen.get("/t1")).toMatchObject({
    "x-api-key": SECRETS.header,
    authorization: `Bearer ${SECRETS.file}`,
    query: `?key=${SECRETS.command}`,
  });
  expect(seen.get("/t1")).not.toHaveProperty("x-other");
  expect(seen.get("/routed")?.authorization).toMatch(/^Basic /);
  expect(ran.events.filter(({ type }) => type === "task.retrying")).toHaveLength(1);
  expect(await foundIn(ran)).toEqual(["marker"]);
});

test("a secret goes with the calls of the tool that names it, and with no others", async () => {
  const ask = `await context.fetch("${origin}/" + context.taskId); return {};`;
  await run({ t1: ask, t2: ask }, [unitOf("u1", "t1", { secrets: ["FILE"] }), unitOf("u2", "t2")]);
  expect(seen.get("/t1")?.authorization).toBe(`Bearer ${SECRETS.file}`);
  expect(seen.get("/t2")).not.toHaveProperty("authorization");
});

test("it is never in the process of the script, however it looks", async () => {
  const ran = await run(
    {
      t1: `const { text, headers } = await context.fetch("${origin}/x");
        return { all: JSON.stringify([process.env, process.argv, text, headers]) };`,
    },
    [unitOf("u1", "t1", { secrets: ["HEADER"] })],
  );
  expect(ran.statuses).toEqual(["t1 success"]);
  expect(JSON.stringify(ran.data)).toContain("[HEADER]");
});

async function refusal(permissions: TestUnit["permissions"]) {
  const error = await run({ t1: "return {};" }, [unitOf("u1", "t1", permissions)]).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OrchcError)) throw new Error("it was not refused");
  return error.diagnostics.map(({ code, message }) => `${code} ${message}`);
}

test("what cannot be given is said before anything runs, without its value", async () => {
  expect(await refusal({ secrets: ["NOWHERE"] })).toEqual([
    "ORC4501 A tool of this build needs the secret NOWHERE, which this workspace does not define.",
  ]);
  delete process.env["ORCHC_TEST_HEADER"];
  expect(await refusal({ secrets: ["HEADER"] })).toEqual([
    "ORC4502 The secret HEADER cannot be read: the environment variable ORCHC_TEST_HEADER is not set.",
  ]);
  process.env["ORCHC_TEST_HEADER"] = "short";
  await workspace.write("secret.txt", "two\nlines, long enough");
  expect(await refusal({ secrets: ["HEADER", "FILE"] })).toEqual([
    "ORC4503 The secret HEADER cannot be used: it is shorter than 8 characters, so it could not be told from ordinary text.",
    "ORC4503 The secret FILE cannot be used: it has characters that no header can carry, or several lines.",
  ]);
  expect(await refusal({ env: ["ORCHC_TEST_HEADER", "ORCHC_TEST_MODEL_KEY"] })).toEqual(
    ["ORCHC_TEST_HEADER", "ORCHC_TEST_MODEL_KEY"].map(
      (name) =>
        `ORC4504 A tool of this build is given the environment variable ${name}, which holds a secret of the host.`,
    ),
  );
});
