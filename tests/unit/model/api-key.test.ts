import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createModel } from "../../../src/model/index.ts";
import type { ModelConfig } from "../../../src/workspace/model-settings.ts";
import { modelSettings } from "../../support/model-settings.ts";
import { fails, says, startModelServer, type ModelReply } from "../../support/model-server.ts";

const SECRET = "sk-test-0123456789abcdef";
const request = { name: "hello", messages: [{ role: "user", content: "Hello" }] } as const;

/** Everything that comes out of one request to an endpoint that always replies like this: result or error, usage, recordings. */
async function everythingAfter(reply: ModelReply, changes: Partial<ModelConfig> = {}) {
  const workspaceRoot = await mkdtemp(join(tmpdir(), "orchc-key-"));
  try {
    await using server = await startModelServer({ replies: () => reply });
    const recordings = { folder: "replies", mode: "record" } as const;
    const model = createModel(modelSettings(server.baseUrl, { recordings, ...changes }), {
      workspaceRoot,
      env: { TEST_MODEL_KEY: SECRET },
    });
    const outcome = await model.complete(request).catch((error: unknown) => error);
    const files = await readdir(workspaceRoot, { recursive: true, withFileTypes: true });
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), "utf8"));
    return {
      sent: server.requests[0]?.headers.authorization,
      recordings: texts.length,
      all: inspect([outcome, model, model.usage(), await Promise.all(texts)], {
        depth: Infinity,
        showHidden: true,
      }),
    };
  } finally {
    await rm(workspaceRoot, { recursive: true, force: true });
  }
}

describe("the key", () => {
  test("is sent, and stands in nothing that is kept, even when the endpoint repeats it", async () => {
    const { sent, recordings, all } = await everythingAfter(says(`Your key is ${SECRET}.`));
    expect(sent).toBe(`Bearer ${SECRET}`);
    expect(recordings).toBe(1);
    expect(all).toContain("Your key is [TEST_MODEL_KEY].");
    expect(all).not.toContain(SECRET);
  });

  test.each([401, 400, 404, 500])("stands in no error, status %i", async (status) => {
    const { sent, all } = await everythingAfter(fails(status, `bad key ${SECRET} for model`));
    expect(sent).toBe(`Bearer ${SECRET}`);
    expect(all).toMatch(/ORC600\d/);
    expect(all).not.toContain(SECRET);
  });

  test("is read at each request, from the variable that the configuration names", async () => {
    await using server = await startModelServer({ replies: () => says("hi") });
    const env: NodeJS.ProcessEnv = { OPENAI_API_KEY: "of another service" };
    const model = createModel(modelSettings(server.baseUrl), { workspaceRoot: "/", env });
    await model.complete(request);
    env.TEST_MODEL_KEY = ` ${SECRET}\n`;
    await model.complete(request);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer none",
      `Bearer ${SECRET}`,
    ]);
  });

  test("too short to be a secret leaves ordinary text alone", async () => {
    await using server = await startModelServer({ replies: () => says("Ollama is ollama.") });
    const env = { TEST_MODEL_KEY: "ollama" };
    const model = createModel(modelSettings(server.baseUrl), { workspaceRoot: "/", env });
    expect((await model.complete(request)).text).toBe("Ollama is ollama.");
  });
});
