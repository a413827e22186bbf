import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createEmbedder } from "../../../../src/model/embeddings/embedder.ts";
import { modelBudget } from "../../../../src/model/budget.ts";
import type { ModelOptions } from "../../../../src/model/create-model.ts";
import { modelSchema, type ModelConfig } from "../../../../src/workspace/model-settings.ts";
import {
  embeddingServer,
  vectorsBy,
  type EmbeddingAnswer,
} from "../../../support/embedding-server.ts";
import { oneLine, problemsOf } from "../../../support/problems.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

/** Two texts are alike when they are about as long. */
const byLength = vectorsBy((text) => [text.length, 1, 2]);

async function folder(): Promise<string> {
  const made = await tempFolder();
  onTestFinished(() => made[Symbol.asyncDispose]());
  return made.path;
}

const settings = (baseUrl: string, own: Partial<ModelConfig> = {}): ModelConfig =>
  modelSchema.parse({ baseUrl, name: "test-embed", ...own });

const options = (root: string, own: Partial<ModelOptions> = {}): ModelOptions => ({
  workspaceRoot: root,
  cacheFolder: join(root, "cache"),
  env: {},
  ...own,
});

const rounded = (vector: Float32Array | undefined) =>
  Array.from(vector ?? [], (each) => Math.round(each * 1000) / 1000);

describe("what it gives", () => {
  test("a vector of length one for each text, in their order", async () => {
    await using server = await embeddingServer(byLength);
    const embedder = createEmbedder(settings(server.baseUrl), options(await folder()));
    const vectors = await embedder.embed(["aa", "b"]);
    expect(vectors.map(rounded)).toEqual([
      [0.667, 0.333, 0.667],
      [0.408, 0.408, 0.816],
    ]);
    expect(embedder.usage()).toMatchObject({ requests: 1, inputTokens: 20, uncounted: 0 });
  });

  test("replies whose vectors stand in another order are read by their numbers", async () => {
    await using server = await embeddingServer(({ input }) => ({
      body: {
        data: input.map((_, at) => ({ index: at, embedding: [at + 1, 0] })).toReversed(),
      },
    }));
    const embedder = createEmbedder(settings(server.baseUrl), options(await folder()));
    const [first, second] = await embedder.embed(["a", "b"]);
    expect([rounded(first), rounded(second)]).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(embedder.usage()).toMatchObject({ requests: 1, inputTokens: 0, uncounted: 1 });
  });

  test("texts of one moment go together, each once, 64 to a request", async () => {
    await using server = await embeddingServer(byLength);
    const embedder = createEmbedder(settings(server.baseUrl), options(await folder()));
    const texts = Array.from({ length: 70 }, (_, at) => `text ${at}`);
    await Promise.all([embedder.embed(texts), embedder.embed(["text 3"]), embedder.embed(["new"])]);
    const sent = server.requests.flatMap(({ input }) => input);
    expect(server.requests.map(({ input }) => input.length)).toEqual([64, 7]);
    expect(new Set(sent).size).toBe(71);
  });

  test("a long text is cut to what the model reads", async () => {
    await using server = await embeddingServer(byLength);
    const short = settings(server.baseUrl, { contextTokens: 10 });
    await createEmbedder(short, options(await folder())).embed(["x".repeat(1000)]);
    await createEmbedder(settings(server.baseUrl), options(await folder())).embed([
      "x".repeat(50_000),
    ]);
    expect(server.requests.map(({ input }) => input[0]?.length)).toEqual([30, 6000]);
  });
});

describe("what it keeps", () => {
  test("the next command sends only what is new, also after a line that was cut off", async () => {
    await using server = await embeddingServer(byLength);
    const root = await folder();
    const config = settings(server.baseUrl);
    const before = await createEmbedder(config, options(root)).embed(["a", "bb"]);
    const [file] = await filesBelow(join(root, "cache", "embeddings"));
    await appendFile(file ?? "", '{"text":"cut o');
    const after = await createEmbedder(config, options(root)).embed(["a", "bb", "ccc"]);
    expect(after.slice(0, 2)).toEqual(before);
    expect(server.requests.map(({ input }) => input)).toEqual([["a", "bb"], ["ccc"]]);
    await createEmbedder(config, options(root)).embed(["ccc"]);
    expect(server.requests).toHaveLength(2);
  });

  test("when the model has other vectors now, all are made anew", async () => {
    let length = 3;
    await using server = await embeddingServer((body) =>
      vectorsBy(() => Array.from({ length }, (_, at) => at + 1))(body),
    );
    const root = await folder();
    const config = settings(server.baseUrl);
    await createEmbedder(config, options(root)).embed(["a", "b"]);
    length = 5;
    const vectors = await createEmbedder(config, options(root)).embed(["a", "c"]);
    expect(vectors.map((one) => one.length)).toEqual([5, 5]);
    await createEmbedder(config, options(root)).embed(["a", "c"]);
    expect(server.requests.map(({ input }) => input)).toEqual([["a", "b"], ["c"], ["a"]]);
  });

  test("neither key nor text nor address stands in the file", async () => {
    await using server = await embeddingServer(byLength);
    const root = await folder();
    const env = { OPENAI_API_KEY: "sk-very-secret-key" };
    await createEmbedder(settings(server.baseUrl), options(root, { env })).embed(["the words"]);
    const [file = ""] = await filesBelow(join(root, "cache", "embeddings"));
    const kept = `${file}\n${await readFile(file, "utf8")}`;
    for (const secret of ["sk-very", "the words", "127.0.0.1"]) expect(kept).not.toContain(secret);
  });

  test("what was recorded is replayed without an endpoint, and what was not is named", async () => {
    const server = await embeddingServer(byLength);
    const root = await folder();
    const recordings = (mode: "record" | "replay") => ({ recordings: { folder: "rec", mode } });
    const live = settings(server.baseUrl, recordings("record"));
    const before = await createEmbedder(live, options(root)).embed(["a"]);
    await server[Symbol.asyncDispose]();
    const replayed = createEmbedder(settings(server.baseUrl, recordings("replay")), options(root));
    expect(await replayed.embed(["a"])).toEqual(before);
    await expectDiagnostic(replayed.embed(["b"]), "ORC6016", "rec/embeddings.jsonl");
  });
});

describe("what goes wrong", () => {
  const embedded = async (answer: EmbeddingAnswer) => {
    await using server = await embeddingServer(() => answer);
    await createEmbedder(settings(server.baseUrl), options(await folder())).embed(["a", "b"]);
  };
  const data = (...embeddings: readonly unknown[]) => ({
    body: { data: embeddings.map((embedding, index) => ({ index, embedding })) },
  });

  test.each([
    ["fewer vectors", data([1, 2]), "1 vectors came for 2 texts"],
    ["other lengths", data([1, 2], [1, 2, 3]), "its vectors have 2 and 3 numbers"],
    ["nothing but noughts", data([0, 0], [1, 2]), "one of its vectors has no direction"],
  ])("%s", async (_, answer, reason) => {
    await expectDiagnostic(embedded(answer), "ORC6050", reason);
  });

  test.each([
    ["a chat completion", { body: { choices: [] } }, "its reply holds no embeddings"],
    ["text in place of numbers", data("AAAA", "BBBB"), "its reply holds no embeddings"],
    ["a web page", { body: "<html>" }, "its embeddings are no JSON"],
  ])("%s is no embedding", async (_, answer, reason) => {
    await expectDiagnostic(embedded(answer), "ORC6007", reason);
  });

  test("a model that the endpoint does not have", async () => {
    const answer = { status: 404, body: { error: { message: "model test-embed not found" } } };
    await expectDiagnostic(embedded(answer), "ORC6003", "test-embed");
  });

  test("a text that would cost more than is left is not sent", async () => {
    await using server = await embeddingServer(byLength);
    const config = settings(server.baseUrl, { usdPerMillionInput: 1_000_000 });
    const embedder = createEmbedder(config, options(await folder(), { budget: modelBudget(2) }));
    await expectDiagnostic(embedder.embed(["far too long for this"]), "ORC6028", "embeddings");
    expect(server.requests).toEqual([]);
    await embedder.embed(["a"]);
    expect(server.requests).toHaveLength(1);
  });
});

async function expectDiagnostic(attempt: Promise<unknown>, code: string, words: string) {
  const [problem] = (await problemsOf(() => attempt)).map((one) => oneLine(one));
  expect(problem).toContain(code);
  expect(problem).toContain(words);
}

async function filesBelow(root: string): Promise<string[]> {
  return (await readdir(root)).map((name) => join(root, name));
}
