/** Rate limits, requests at a time, money, and the model's context. */
import { afterEach, describe, expect, test } from "vitest";
import {
  createModel,
  estimatePrompt,
  estimateTokens,
  openModels,
  type CompletionRequest,
} from "../../../src/model/index.ts";
import { configSchema } from "../../../src/workspace/config.ts";
import type { ModelConfig } from "../../../src/workspace/model-settings.ts";
import { workspaceAt } from "../../../src/workspace/workspace.ts";
import { modelSettings } from "../../support/model-settings.ts";
import {
  says,
  sends,
  startModelServer,
  type ModelReply,
  type ModelServer,
} from "../../support/model-server.ts";

let server: ModelServer | undefined;
afterEach(() => server?.stop());

const request: CompletionRequest = {
  name: "hello",
  messages: [{ role: "user", content: "Hello" }],
};
const options = { workspaceRoot: "/", env: {} };
const limited = (retryAfter: string): ModelReply =>
  sends(429, { error: { message: "Too many requests." } }, { "retry-after": retryAfter });

async function modelOf(
  replies: readonly ModelReply[] | (() => ModelReply),
  changes: Partial<ModelConfig> = {},
  facts: Readonly<Record<string, unknown>> = {},
) {
  server = await startModelServer({ replies, facts });
  return createModel(modelSettings(server.baseUrl, changes), options);
}

/** The one diagnostic of what fails. */
const problemOf = (failing: Promise<unknown>): Promise<unknown> =>
  failing.then(
    () => "there was a reply",
    (error: { diagnostics?: readonly unknown[] }) => error.diagnostics?.[0] ?? error,
  );

describe("an endpoint that asks to wait", () => {
  test.each([
    ["in seconds", "0"],
    ["until a time that has passed", "Wed, 21 Oct 2015 07:28:00 GMT"],
  ])("%s is asked again then", async (_name, written) => {
    const model = await modelOf([limited(written), says("Hi")]);
    expect((await model.complete(request)).text).toBe("Hi");
  });

  test("longer than the request may take is told at once, with what to do", async () => {
    const model = await modelOf([limited("90")]);
    expect(await problemOf(model.complete(request))).toMatchObject({
      code: "ORC6025",
      message: `${server?.baseUrl} has no room for the request and asks to wait 90 s, which is more than is left of the 20 s of a request.`,
      help: expect.stringMatching(/again in 90 s, or raise model\.timeoutMs/),
    });
    expect(server?.requests).toHaveLength(1);
  });

  test("again and again is told after three tries", async () => {
    const model = await modelOf(() => limited("0"));
    expect(await problemOf(model.complete(request))).toMatchObject({
      code: "ORC6004",
      message: expect.stringContaining("refused 3 attempts"),
    });
    expect(server?.requests).toHaveLength(3);
  });

  test("for money is not asked again", async () => {
    const body = { error: { message: "You exceeded your quota.", code: "insufficient_quota" } };
    const model = await modelOf(() => sends(429, body));
    expect(await problemOf(model.complete(request))).toMatchObject({
      code: "ORC6004",
      message: expect.stringContaining("refused the request"),
    });
    expect(server?.requests).toHaveLength(1);
  });
});

test("an endpoint gets no more requests at a time than configured, from all its models", async () => {
  let open = 0;
  let most = 0;
  server = await startModelServer({
    replies: async () => {
      most = Math.max(most, (open += 1));
      await new Promise((resolve) => setTimeout(resolve, 30));
      open -= 1;
      return says("Hi");
    },
  });
  const { baseUrl } = server;
  const config = configSchema.parse({
    model: { baseUrl, name: "a", concurrency: 2, contextTokens: 9999 },
    models: { answer: { name: "b", contextTokens: 9999 } },
  });
  const models = openModels(workspaceAt("/nowhere", config), { env: {} });
  const asked = Array.from({ length: 8 }, (_, i) =>
    models.model(i % 2 === 0 ? "planner" : "answer").complete(request),
  );
  await Promise.all(asked);
  expect(most).toBe(2);
  expect(models.usage()?.requests).toBe(8);
});

describe("the budget for money", () => {
  const open = async (usd: number, reply: ModelReply, more: object = {}) => {
    server = await startModelServer({ replies: () => reply });
    const config = configSchema.parse({
      limits: { budget: { usd } },
      model: {
        baseUrl: server.baseUrl,
        name: "m",
        contextTokens: 99_999,
        maxOutputTokens: 1000,
        usdPerMillionInput: 0,
        usdPerMillionOutput: 10,
        ...more,
      },
    });
    return openModels(workspaceAt("/nowhere", config), { env: {} });
  };

  test("has to have room for the most that a request can cost, before it is sent", async () => {
    // 1000 tokens at $10 a million are $0.01 at most.
    const models = await open(0.009, says("Hi"));
    expect(await problemOf(models.model("planner").complete(request))).toMatchObject({
      code: "ORC6028",
      message: `The request "hello" to m could cost $0.0100, and $0.0090 of the budget of $0.0090 are left.`,
      help: expect.stringContaining("Raise it to $0.0100 or more"),
    });
    expect(server?.requests).toHaveLength(0);
  });

  test("gets back what a request did not take, and roles share it", async () => {
    const models = await open(0.0111, says("Hi", { tokens: [5, 100] }));
    // Each takes $0.001: the third one would need $0.01 of the $0.0091 that are left.
    await models.model("planner").complete(request);
    await models.model("answer").complete(request);
    expect(await problemOf(models.model("planner").complete(request))).toMatchObject({
      code: "ORC6028",
    });
    expect(server?.requests).toHaveLength(2);
  });

  test("counts a request that nobody counted at its most", async () => {
    const models = await open(0.015, says("Hi", { tokens: null }));
    await models.model("planner").complete(request);
    expect(await problemOf(models.model("planner").complete(request))).toMatchObject({
      code: "ORC6028",
    });
  });

  test("holds for requests that are under way", async () => {
    const models = await open(0.015, says("Hi"));
    const both = [1, 2].map(() => problemOf(models.model("planner").complete(request)));
    const ends = await Promise.all(both);
    expect(ends).toContain("there was a reply");
    expect(ends).toContainEqual(expect.objectContaining({ code: "ORC6028" }));
  });

  test("is no matter where no prices are known", async () => {
    const models = await open(0, says("Hi"), { usdPerMillionOutput: 0 });
    expect((await models.model("planner").complete(request)).text).toBe("Hi");
  });
});

test("tokens are estimated as one for three bytes of UTF-8", () => {
  expect(estimateTokens("")).toBe(0);
  expect(estimateTokens("four")).toBe(2);
  expect(estimateTokens("日本")).toBe(2);
  const schema = { type: "string" };
  expect(estimatePrompt({ ...request, schema }, true)).toBeGreaterThan(
    estimatePrompt({ ...request, schema }),
  );
});

describe("the context of a model", () => {
  const long: CompletionRequest = {
    name: "long",
    messages: [{ role: "user", content: "word ".repeat(1200) }],
  };

  test("refuses what would not fit, before it is sent", async () => {
    const model = await modelOf(() => says("Hi"), { contextTokens: 2048 });
    expect(model.contextTokens).toBe(2048);
    expect(await problemOf(model.complete(long))).toMatchObject({
      code: "ORC6026",
      message: `The request "long" takes about 2018 tokens and 500 for its reply, and test-model has a context of 2048.`,
      help: expect.stringContaining("at least 2518 tokens: OLLAMA_CONTEXT_LENGTH"),
    });
    expect(server?.requests).toHaveLength(0);
  });

  test("leaves a reply what there is room for", async () => {
    const model = await modelOf(() => says("Hi"), { contextTokens: 3000, maxOutputTokens: 4096 });
    await model.complete(long);
    expect(server?.requests[0]?.body["max_tokens"]).toBe(3000 - 2018);
  });

  const info = { "llama.context_length": 131_072 };
  test.each<[string, Readonly<Record<string, unknown>>, number | undefined]>([
    [
      "Ollama's of the loaded model",
      {
        "/api/show": { model_info: info, parameters: "num_ctx 16384" },
        "/api/ps": { models: [{ name: "test-model:latest", context_length: 32_768 }] },
      },
      32_768,
    ],
    [
      "Ollama's num_ctx",
      { "/api/show": { model_info: info, parameters: 'stop "x"\nnum_ctx      16384' } },
      16_384,
    ],
    ["Ollama's default", { "/api/show": { model_info: info } }, 4096],
    [
      "Ollama's, of a small model",
      { "/api/show": { model_info: { "a.context_length": 2048 } } },
      2048,
    ],
    ["llama.cpp's", { "/props": { default_generation_settings: { n_ctx: 8192 } } }, 8192],
    ["vLLM's", { "/v1/models": { data: [{ id: "test-model", max_model_len: 40_960 }] } }, 40_960],
    ["nobody's", { "/v1/models": { data: [{ id: "other", max_model_len: 40_960 }] } }, undefined],
    [
      "none that is a number",
      { "/props": { default_generation_settings: { n_ctx: "8k" } } },
      undefined,
    ],
  ])("is asked for: %s", async (_name, facts, expected) => {
    server = await startModelServer({ replies: () => says("Hi"), facts });
    const { contextTokens: _configured, ...settings } = modelSettings(server.baseUrl);
    const model = createModel(settings, options);
    expect(model.contextTokens).toBeUndefined();
    expect(await model.learnContext()).toBe(expected);
    expect(model.contextTokens).toBe(expected);
    expect(server.requests).toHaveLength(0);
    expect((await model.complete(request)).text).toBe("Hi");
  });

  test("that an endpoint clips to is told by the tokens that it counts", async () => {
    const reply = says("Hi", { tokens: [600, 5] });
    const model = await modelOf(() => reply);
    expect(await problemOf(model.complete(long))).toMatchObject({
      code: "ORC6027",
      message: `${server?.baseUrl} read 600 tokens of the request "long", which has about 2018: it left a part of it out, and its reply is not used.`,
    });
    // It was paid for all the same.
    expect(model.usage()).toMatchObject({ requests: 1, inputTokens: 600 });
  });

  test.each([
    ["what fits", 1300],
    ["what a cache of prompts left", 12],
  ])("is not suspected for %s", async (_name, counted) => {
    const model = await modelOf(() => says("Hi", { tokens: [counted, 5] }));
    expect((await model.complete(long)).text).toBe("Hi");
  });
});

test("tries end with the time of the request", async () => {
  // The pause before the second one is longer than that.
  const model = await modelOf(() => sends(500, "busy"), { timeoutMs: 300 });
  expect(await problemOf(model.complete(request))).toMatchObject({ code: "ORC6006" });
  expect(server?.requests).toHaveLength(1);
});
