/** Connections to servers that behave, badly and well: real processes, and services on loopback. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { connect, type McpConnection } from "../../../src/mcp/connection/connect.ts";
import { resolveServer, type ResolvedServer } from "../../../src/mcp/connection/resolve-server.ts";
import { mcpServerSchema } from "../../../src/workspace/mcp-settings.ts";
import { childProcesses, isAlive } from "../../support/leftovers.ts";
import { rawProgram, shopProgram } from "../../support/mcp/programs.ts";
import { peer } from "../../support/mcp/peers.ts";
import { plainTool } from "../../support/mcp/raw-server.ts";
import { shopOverHttp } from "../../support/mcp/shop-http.ts";
import { tempFolder } from "../../support/temp-folder.ts";

afterEach(() =>
  expect(childProcesses().filter(({ command }) => command.includes("support/mcp"))).toEqual([]),
);

function resolved(settings: object, env: NodeJS.ProcessEnv = {}): ResolvedServer {
  return resolveServer("shop", mcpServerSchema.parse(settings), { root: process.cwd(), env });
}

async function withServer<Result>(
  settings: object,
  work: (connection: McpConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await connect(resolved(settings));
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const signal = new AbortController().signal;
const call = (settings: object, tool: string, input = {}) =>
  withServer(settings, (connection) => connection.call(tool, input, { signal }));

const raw = (options: Parameters<typeof rawProgram>[0]) =>
  rawProgram({ tools: [plainTool("act")], ...options });

describe("a server that behaves", () => {
  test("gives data where it says so, files and texts where it does not", async () => {
    expect(await call(shopProgram, "prices", { most: 1 })).toEqual({
      text: "see the data",
      structured: { prices: [{ item: "tea", price: 2.5 }] },
      files: [],
    });
    expect(await call(shopProgram, "stock")).toMatchObject({
      structured: { stock: [{ item: "tea", left: 7 }] },
    });
    expect(await call(shopProgram, "picture")).toMatchObject({
      text: "the shop",
      files: [{ name: "file-1.png", mediaType: "image/png" }],
    });
  });

  test("is told what does not fit its schema before it is called", async () => {
    await expect(call(shopProgram, "prices", { most: 0 })).rejects.toThrow(
      "what prices is called with does not fit its schema: /most must be >= 1",
    );
  });

  test("says how far it is, also in one piece with the result", async () => {
    const reports: unknown[] = [];
    const progress = (report: unknown) => void reports.push(report);
    await withServer(shopProgram, (shop) => shop.call("count", { to: 3 }, { signal, progress }));
    expect(reports).toEqual([1, 2, 3].map((done) => ({ done, total: 3, text: "things" })));
    reports.length = 0;
    await withServer(raw({ calls: "one piece" }), (one) =>
      one.call("act", {}, { signal, progress }),
    );
    expect(reports).toEqual([{ done: 1, total: 2, text: "halves" }]);
  });

  test("may greet on its standard output before it speaks the protocol", async () => {
    expect(await call(raw({ starts: "greets" }), "act")).toMatchObject({ text: "done" });
  });

  test("lists more pages than the client walks by itself", async () => {
    const options = rawProgram({ more: 5000, page: 50 });
    const listed = await withServer(options, async ({ taken }) => taken);
    expect(listed.listing.tools).toHaveLength(5000);
  });

  test("asks a person in the middle of a call: the call fails with what was asked", async () => {
    await expect(call(shopProgram, "order", { item: "tea" })).rejects.toThrow(
      "order asks a person in the middle of its work: How many of tea?",
    );
  });

  test("is ended with what it has started, also when it does not listen", async () => {
    await using folder = await tempFolder({});
    const log = folder.at("pids");
    expect(await call(raw({ stubborn: true, log }), "act")).toMatchObject({ text: "done" });
    const pids = (await folder.read("pids")).trim().split(" ").map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe("a server that does not", () => {
  test.each([
    [{ starts: "ends" }, "it ended with status 1"],
    [{ starts: "garbage" }, 'it writes what is no message: "####'],
  ] as const)("cannot be connected to: %j", async (options, why) => {
    await expect(connect(resolved(raw(options)))).rejects.toThrow(why);
  });

  test("is not there", async () => {
    await expect(connect(resolved({ command: "no-such-server" }))).rejects.toThrow(
      "there is no program no-such-server, or it is not on PATH",
    );
  });

  test("speaks a newer revision only", async () => {
    const settings = { ...shopProgram, env: { SHOP_LEGACY: "reject" } };
    await expect(connect(resolved(settings))).rejects.toThrow(
      "it speaks none of the revisions of the protocol that are asked for (2025-11-25 and older)",
    );
  });

  test.each([
    ["die", "it ended with status 7"],
    ["garbage", "it writes what is no message"],
    ["huge", "it sent a message of more than 10 MiB"],
  ] as const)("fails in a call: %s", async (calls, why) => {
    await withServer(raw({ calls }), async (connection) => {
      const failure = connection.call("act", {}, { signal });
      await expect(failure).rejects.toThrow(why);
      await expect(failure).rejects.toMatchObject({ failed: { isLost: true, isClosed: true } });
      expect(connection.isOpen).toBe(false);
    });
  });

  test("never answers", async () => {
    const settings = { ...raw({ calls: "nothing" }), timeoutMs: 300 };
    await expect(call(settings, "act")).rejects.toMatchObject({
      message: "it did not answer within 0.3 s",
      help: expect.stringContaining("timeoutMs of the server") as string,
    });
  });

  test("gives what does not fit its own schema, or nothing", async () => {
    const outputSchema = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };
    const tools = [{ ...plainTool("act"), outputSchema }];
    const wrong = { content: [], structuredContent: { n: "seven" } };
    await expect(call(rawProgram({ tools, result: wrong }), "act")).rejects.toThrow(
      "what act gave does not fit its own schema: /n must be number",
    );
    await expect(call(rawProgram({ tools }), "act")).rejects.toThrow(
      "act says that it gives data, and gave none",
    );
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("over HTTP", () => {
  test("headers are sent with each request, and variables of them are filled in", async () => {
    await using shop = await shopOverHttp();
    const headers = { authorization: "Bearer ${SHOP_TOKEN}" };
    const server = resolved({ url: shop.url, headers }, { SHOP_TOKEN: "s3cret-token" });
    const connection = await connect(server);
    expect(await connection.call("prices", {}, { signal })).toMatchObject({
      structured: { prices: [{ item: "tea" }, { item: "cake" }] },
    });
    await connection.close();
    expect(new Set(shop.asked.map((each) => each.get("authorization")))).toEqual(
      new Set(["Bearer s3cret-token"]),
    );
  });

  test.each([
    [
      401,
      "(status 401): give it a token in the headers of the server in orchc.config.yaml, as auth",
    ],
    [403, "does not allow this"],
    [502, "it answered with status 502"],
  ])("status %i is told", async (status, why) => {
    await using shop = await shopOverHttp(() => new Response("<html>", { status }));
    await expect(connect(resolved({ url: shop.url }))).rejects.toThrow(why);
  });

  test("50 MB are not taken", async () => {
    await using shop = await shopOverHttp((_headers, body) =>
      body.includes("tools/call")
        ? new Response(" ".repeat(50_000_000), { headers: { "content-type": "application/json" } })
        : undefined,
    );
    await expect(call({ url: shop.url }, "prices")).rejects.toThrow("more than 10 MiB");
  });

  test("a server that keeps sessions, and streams what it has to say", async () => {
    const port = await freePort();
    const { command, args } = peer("everything");
    const server = spawn(command, [...args, "streamableHttp"], { env: { PORT: String(port) } });
    let said = "";
    for (const stream of [server.stdout, server.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    try {
      await expect.poll(() => said, { timeout: 20_000 }).toContain("listening");
      const reports: unknown[] = [];
      const input = { duration: 0.2, steps: 2 };
      const connection = await connect(resolved({ url: `http://127.0.0.1:${port}/mcp` }));
      const result = await connection.call("trigger-long-running-operation", input, {
        signal,
        progress: (report) => void reports.push(report),
      });
      expect(result.text).toContain("completed");
      expect(reports).toMatchObject([
        { done: 1, total: 2 },
        { done: 2, total: 2 },
      ]);
      await connection.close();
      expect(said).toContain("Received session termination request");
    } finally {
      server.kill("SIGKILL");
      await once(server, "close");
    }
  });

  test("nobody listens there", async () => {
    await expect(connect(resolved({ url: "http://127.0.0.1:9/mcp" }))).rejects.toThrow(
      /bad port|ECONNREFUSED/,
    );
  });
});

test("a variable without a value or a default is told by name, all of them at once", () => {
  const settings = { command: "${NO_SUCH_A}", args: ["${NO_SUCH_B}", "${NO_SUCH_C:-given}"] };
  expect(() => resolved(settings)).toThrow("NO_SUCH_A");
  expect(() => resolved(settings)).toThrow("NO_SUCH_B");
  const { reach } = resolved(settings, { NO_SUCH_A: "node", NO_SUCH_B: "b" });
  expect(reach).toMatchObject({ command: "node", args: ["b", "given"] });
});
