import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { canonicalJson, sha256 } from "../../../src/contract/json.ts";
import { createModel, type CompletionRequest, type Model } from "../../../src/model/index.ts";
import { modelSettings } from "../../support/model-settings.ts";
import { says, startModelServer } from "../../support/model-server.ts";

const request: CompletionRequest = {
  name: "count",
  messages: [{ role: "user", content: "One and one?" }],
  schema: { type: "object" },
};

let workspaceRoot: string;
beforeEach(async () => {
  workspaceRoot = await mkdtemp(join(tmpdir(), "orchc-recordings-"));
});
afterEach(() => rm(workspaceRoot, { recursive: true, force: true }));

const modelWith = (
  mode: "record" | "replay",
  baseUrl = "http://127.0.0.1:9/v1",
  name = "m",
): Model =>
  createModel(modelSettings(baseUrl, { name, recordings: { folder: "replies", mode } }), {
    workspaceRoot,
    env: { TEST_MODEL_KEY: "sk-recorded-secret" },
  });

async function record(): Promise<string> {
  await using server = await startModelServer({
    replies: [says({ n: 2 }, { tokens: [1000, 200] })],
  });
  await modelWith("record", server.baseUrl).complete(request);
  const [file, ...others] = await readdir(join(workspaceRoot, "replies"));
  expect(others).toEqual([]);
  return join(workspaceRoot, "replies", file ?? "");
}

describe("a recording", () => {
  test("replays without a server, with its tokens and for nothing", async () => {
    await record();
    const model = modelWith("replay");
    const { value, usage } = await model.complete(request);
    expect(value).toEqual({ n: 2 });
    expect(usage).toEqual({ inputTokens: 1000, cachedInput: 0, outputTokens: 200, usd: 0 });
    expect(model.usage()).toMatchObject({ requests: 1, uncounted: 0, usd: 0 });
  });

  test("is named by its request, and holds neither key nor address", async () => {
    const file = await record();
    const { messages, schema } = request;
    expect(file.endsWith(`${sha256(canonicalJson({ model: "m", messages, schema }))}.json`)).toBe(
      true,
    );
    const content = await readFile(file, "utf8");
    expect(JSON.parse(content)).toEqual({
      name: "count",
      request: { model: "m", messages, schema },
      reply: { text: '{"n":2}', finish: "stop", tokens: { input: 1000, output: 200 } },
    });
    expect(content).not.toMatch(/secret|127\.0\.0\.1/);
  });

  test("is also what a server of the tests replays", async () => {
    await record();
    await using server = await startModelServer({ recordings: join(workspaceRoot, "replies") });
    const model = createModel(modelSettings(server.baseUrl), { workspaceRoot, env: {} });
    const { value, usage } = await model.complete(request);
    expect(value).toEqual({ n: 2 });
    expect(usage).toMatchObject({ inputTokens: 1000, outputTokens: 200 });
  });

  test("is replaced when the request is recorded again", async () => {
    await writeFile(await record(), "an earlier reply");
    const file = await record();
    expect(JSON.parse(await readFile(file, "utf8"))).toHaveProperty("reply.text");
  });
});

describe("a request without a recording", () => {
  test.each([
    ["another model", "other", request],
    ["other messages", "m", { ...request, messages: [{ role: "user", content: "Two?" }] }],
    ["another schema", "m", { ...request, schema: { type: "array" } }],
  ] as const)("because of %s, is named", async (_name, model, other) => {
    await record();
    const { messages, schema } = other;
    const hash = sha256(canonicalJson({ model, messages, schema }));
    await expect(modelWith("replay", undefined, model).complete(other)).rejects.toMatchObject({
      diagnostics: [
        {
          code: "ORC6016",
          message: `There is no recorded reply for the request "count". It would be ${join("replies", `${hash}.json`)}.`,
        },
      ],
    });
  });
});

describe("a recording that cannot be used", () => {
  test.each([
    ["cut short", '{"name": "cou'],
    ["of another form", '{"name": "count", "reply": "two"}'],
  ])("because it is %s, is named", async (_name, content) => {
    const file = await record();
    await writeFile(file, content);
    await expect(modelWith("replay").complete(request)).rejects.toThrow(/ORC6017 .*replies/);
  });

  test("because its folder is a file, is named", async () => {
    await writeFile(join(workspaceRoot, "replies"), "");
    await using server = await startModelServer({ replies: [says("hi")] });
    await expect(modelWith("record", server.baseUrl).complete(request)).rejects.toThrow("ORC6017");
    await expect(modelWith("replay").complete(request)).rejects.toThrow("ORC6017");
  });

  test("because it is a folder, is named", async () => {
    const file = await record();
    await rm(file);
    await mkdir(file);
    await expect(modelWith("replay").complete(request)).rejects.toThrow(/ORC6017 .*EISDIR/);
  });
});
