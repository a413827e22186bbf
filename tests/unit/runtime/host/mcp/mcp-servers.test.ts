/** The servers of a run: started when they are called, started again, and refused when they are not what was built for. */
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configSchema, workspaceAt } from "../../../../../src/workspace/index.ts";
import { ToolError } from "../../../../../src/catalog/errors.ts";
import { resolveServer } from "../../../../../src/mcp/index.ts";
import { LostEffect } from "../../../../../src/runtime/host/effects/lost-effect.ts";
import { mcpServers, type McpServers } from "../../../../../src/runtime/host/mcp/mcp-servers.ts";
import { maskOf } from "../../../../../src/runtime/host/secrets/mask.ts";
import { mcpServerSchema } from "../../../../../src/workspace/mcp-settings.ts";
import { rawProgram, shopProgram } from "../../../../support/mcp/programs.ts";
import { plainTool } from "../../../../support/mcp/raw-server.ts";
import { tempFolder } from "../../../../support/temp-folder.ts";

const workspace = workspaceAt(join(tmpdir(), "orchc-no-workspace"), configSchema.parse({}));
const KEY = "s3cret-key-of-the-shop";

interface Called {
  readonly servers: McpServers;
  call(tool: string, more?: object): ReturnType<McpServers["call"]>;
  [Symbol.asyncDispose](): Promise<void>;
}

function serving(settings: object): Called {
  const env = { SHOP_KEY: KEY };
  const server = resolveServer("shop", mcpServerSchema.parse(settings), { root: ".", env });
  const servers = mcpServers(new Map([["shop", server]]), workspace, maskOf(server.secrets));
  return {
    servers,
    call: (tool, more) =>
      servers.call({
        server: "shop",
        tool,
        hash: undefined,
        input: {},
        signal: new AbortController().signal,
        progress: () => {},
        ...more,
      }),
    [Symbol.asyncDispose]: () => servers.close(),
  };
}

test("calls side by side share one server, which is not started before the first", async () => {
  await using folder = await tempFolder({});
  const log = folder.at("starts");
  await using shop = serving(rawProgram({ tools: [plainTool("act")], log }));
  await expect(readFile(log)).rejects.toThrow("ENOENT");
  await Promise.all([shop.call("act"), shop.call("act"), shop.call("act")]);
  expect((await readFile(log, "utf8")).trim().split("\n")).toHaveLength(1);
});

test("one that dies is started again, but not for ever", async () => {
  await using folder = await tempFolder({});
  const log = folder.at("starts");
  await using shop = serving(rawProgram({ tools: [plainTool("act")], calls: "die", log }));
  for (let call = 0; call < 4; call += 1) {
    const error = await shop.call("act").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LostEffect);
    expect(error).toMatchObject({
      message: "MCP server shop: it ended with status 7",
      retryable: true,
    });
  }
  await expect(shop.call("act")).rejects.toThrow(
    "The MCP server shop was started 4 times in this run and ended each time",
  );
  expect((await readFile(log, "utf8")).trim().split("\n")).toHaveLength(4);
});

test("a tool that takes something else than when it was built for is not called", async () => {
  await using shop = serving(rawProgram({ tools: [plainTool("act")], calls: "die" }));
  const error = await shop
    .call("act", { hash: "0123456789abcdef" })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ToolError);
  expect(error).not.toBeInstanceOf(LostEffect);
  expect(error).toMatchObject({
    message:
      "The tool act of the MCP server shop takes or gives something else than when this build was made",
    help: expect.stringContaining("orchc tools --refresh shop") as string,
  });
  await expect(shop.call("gone", { hash: "0123456789abcdef" })).rejects.toThrow(
    "The tool gone of the MCP server shop is not listed by its server any more",
  );
});

test("what a server says of a failure shows no secret", async () => {
  const env = { SHOP_KEY: "${SHOP_KEY}", SHOP_FAILS: "yes" };
  await using shop = serving({ ...shopProgram, env });
  const error = (await shop.call("secret").catch((thrown: unknown) => thrown)) as Error;
  expect(error.message).toBe("MCP server shop: the key is [SHOP_KEY]");
});

test("a call ends with its task, and the server goes on for others", async () => {
  await using shop = serving(rawProgram({ tools: [plainTool("act")], calls: "nothing" }));
  const over = new AbortController();
  const call = shop.call("act", { signal: over.signal });
  setTimeout(() => over.abort(), 300);
  await expect(call).rejects.toThrow("shop.act was stopped with its task");
});

test.each([
  [{ starts: "nothing" }, 300, "it did not answer within 0.3 s"],
  [{ starts: "ends" }, 60_000, "it ended with status 1"],
] as const)(
  "of one that does not start it is known that nothing was called: %j",
  async (options, timeoutMs, why) => {
    await using shop = serving({ ...rawProgram(options), timeoutMs });
    const error = await shop.call("act").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: `MCP server shop: ${why}`, retryable: true });
    expect(error).not.toBeInstanceOf(LostEffect);
  },
);

test("nothing is started once the run is over", async () => {
  await using shop = serving(shopProgram);
  await shop.servers.close();
  await expect(shop.call("prices")).rejects.toThrow("the run is over");
});
