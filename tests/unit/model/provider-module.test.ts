/** Providers that a workspace brings: the one of the documentation, and broken ones. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createModel, type CompletionRequest } from "../../../src/model/index.ts";
import { readBlocks } from "../../docs/read-blocks.ts";
import { modelSettings } from "../../support/model-settings.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

const page = await readFile(join(import.meta.dirname, "../../../docs/models.md"), "utf8");
const example = readBlocks(page).find(({ note }) => note?.value === "providers/ollama-chat.ts");

const request: CompletionRequest = {
  name: "count",
  messages: [{ role: "user", content: "One and one?" }],
  schema: { type: "object", properties: { n: { type: "number" } } },
};

let folder: TempFolder;
let server: Server | undefined;
beforeEach(async () => {
  folder = await tempFolder();
});
afterEach(async () => {
  server?.close();
  server?.closeAllConnections();
  await folder[Symbol.asyncDispose]();
});

/** A server that speaks Ollama's own protocol, and what it was asked. */
async function startChat(status: number, answer: unknown) {
  const asked: { readonly path: string | undefined; readonly body: unknown }[] = [];
  server = createServer((incoming, response) => {
    void new Response(incoming).text().then((text) => {
      asked.push({ path: incoming.url, body: JSON.parse(text) });
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function modelWith(source: string, baseUrl = "http://127.0.0.1:9") {
  // A module is loaded once a process.
  const path = `./providers/mine-${Math.random().toString(36).slice(2)}.ts`;
  await folder.write(path, source);
  const { contextTokens: _, ...settings } = modelSettings(baseUrl, { provider: path });
  return createModel(settings, {
    workspaceRoot: folder.path,
    env: { TEST_MODEL_KEY: "sk-provider-0123456789" },
  });
}

describe("the provider of the documentation", () => {
  test("speaks its protocol, and its reply is like any other", async () => {
    const { asked, baseUrl } = await startChat(200, {
      message: { role: "assistant", content: '{"n": 2}' },
      done_reason: "stop",
      prompt_eval_count: 20,
      eval_count: 8,
    });
    const model = await modelWith(example?.text ?? "", baseUrl);
    const { value, usage } = await model.complete(request);
    expect(value).toEqual({ n: 2 });
    expect(usage).toMatchObject({ inputTokens: 20, outputTokens: 8, usd: 0.00006 });
    expect(asked).toEqual([
      {
        path: "/api/chat",
        body: {
          model: "test-model",
          messages: request.messages,
          stream: false,
          options: { temperature: 0, num_predict: 500, num_ctx: 16_384 },
          format: request.schema,
        },
      },
    ]);
    expect(await model.learnContext()).toBe(16_384);
  });

  test("fails in one line with what the service said", async () => {
    const { baseUrl } = await startChat(400, { error: "model not found\ntry pulling it" });
    const model = await modelWith(example?.text ?? "", baseUrl);
    await expect(model.complete(request)).rejects.toMatchObject({
      diagnostics: [
        {
          code: "ORC6030",
          message: expect.stringMatching(/failed: status 400: .*model not found/),
        },
      ],
    });
  });

  test("has the tries and the refusals of every endpoint", async () => {
    const { asked, baseUrl } = await startChat(401, {});
    await expect((await modelWith(example?.text ?? "", baseUrl)).complete(request)).rejects.toThrow(
      "ORC6002",
    );
    expect(asked).toHaveLength(1);
  });
});

describe("a provider that is broken", () => {
  test.each([
    ["exports none", "export const x = 1;", "ORC6029", "its default export is no function"],
    ["makes none", "export default () => ({});", "ORC6029", "no function complete"],
    ["is no module", "export default (", "ORC6029", "cannot be loaded"],
    [
      "throws the key",
      "export default () => ({ complete(_, { key }) { throw new Error('bad key ' + key); } });",
      "ORC6030",
      "failed: bad key [TEST_MODEL_KEY]",
    ],
    [
      "returns no reply",
      "export default () => ({ complete: async () => ({ finish: 'stop' }) });",
      "ORC6030",
      "its reply is none (text:",
    ],
  ])("because it %s is named", async (_name, source, code, words) => {
    const model = await modelWith(source);
    await expect(model.complete(request)).rejects.toMatchObject({
      diagnostics: [{ code, message: expect.stringContaining(words) }],
    });
  });

  test("because it is not there is named", async () => {
    const settings = modelSettings("http://127.0.0.1:9", { provider: "./providers/none.ts" });
    const model = createModel(settings, { workspaceRoot: folder.path, env: {} });
    await expect(model.complete(request)).rejects.toThrow("ORC6029");
  });
});

test("the key stands in no reply of a provider that repeats it", async () => {
  const model = await modelWith(
    "export default () => ({ complete: async (_, { key }) => ({ text: 'key ' + key, finish: 'stop' }) });",
  );
  expect((await model.complete(request)).text).toBe("key [TEST_MODEL_KEY]");
});
