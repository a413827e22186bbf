import { afterEach, describe, expect, test } from "vitest";
import { OrchcError, type Diagnostic } from "../../../src/contract/diagnostics/index.ts";
import { createModel } from "../../../src/model/index.ts";
import type { ModelConfig } from "../../../src/workspace/model-settings.ts";
import { modelSettings } from "../../support/model-settings.ts";
import {
  fails,
  hangs,
  says,
  sends,
  stalls,
  startModelServer,
  type ModelReply,
  type ModelServer,
} from "../../support/model-server.ts";

let server: ModelServer | undefined;
afterEach(() => server?.stop());

/** The diagnostic that one request ends with, when the endpoint always replies like this. */
async function problemWith(
  reply: ModelReply,
  changes: Partial<ModelConfig> = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Diagnostic> {
  server = await startModelServer({ replies: () => reply });
  return problemAt(modelSettings(server.baseUrl, changes), env);
}

async function problemAt(settings: ModelConfig, env: NodeJS.ProcessEnv = {}): Promise<Diagnostic> {
  const model = createModel(settings, { workspaceRoot: "/", env });
  const messages = [{ role: "user", content: "Hello" }] as const;
  const error: unknown = await model.complete({ name: "hello", messages }).then(
    () => new Error("there was a reply"),
    (cause: unknown) => cause,
  );
  if (!(error instanceof OrchcError)) throw error;
  expect(error.diagnostics).toHaveLength(1);
  return error.diagnostics[0] as Diagnostic;
}

describe("an endpoint that is not there", () => {
  test("is named, with the ways to go on", async () => {
    server = await startModelServer();
    const { baseUrl } = server;
    await server.stop();
    expect(await problemAt(modelSettings(baseUrl))).toMatchObject({
      code: "ORC6001",
      message: `No model answers at ${baseUrl} (ECONNREFUSED).`,
      help: expect.stringMatching(/ollama serve.*ollama pull test-model.*planner: grammar/),
    });
  });

  test.each([10080, 6000, 6667])("cannot be at port %d, which fetch blocks", async (port) => {
    const problem = await problemAt(modelSettings(`http://localhost:${port}/v1`));
    expect(problem).toMatchObject({
      code: "ORC6001",
      message: `No model answers at http://localhost:${port}/v1 (fetch blocks its port).`,
      help: expect.stringMatching(/^Make the model listen on another port/),
    });
  });

  test("cannot be named with a user and a password", async () => {
    const problem = await problemAt(modelSettings("http://me:hunter22@127.0.0.1:9/v1"));
    expect(problem.help).toMatch(/^Remove the user name and the password from model\.baseUrl/);
    expect(JSON.stringify(problem)).not.toContain("hunter22");
  });

  test("is not taken for Ollama when it is on another machine", async () => {
    const problem = await problemAt(modelSettings("http://no-such-host.invalid/v1"));
    expect(problem.message).toContain("No model answers at http://no-such-host.invalid/v1 (");
    expect(problem.help).toMatch(/^Check model\.baseUrl/);
  });

  test("is shown without the password that its address holds", async () => {
    const problem = await problemAt(
      modelSettings("http://me:hunter22@127.0.0.1:9/v1?token=hunter22"),
    );
    expect(JSON.stringify(problem)).not.toContain("hunter22");
    expect(problem.message).toContain("http://127.0.0.1:9/v1");
  });
});

describe("a key", () => {
  test("that is missing where one is asked for", async () => {
    expect(await problemWith(fails(401))).toMatchObject({
      code: "ORC6002",
      message: `${server?.baseUrl} asks for a key (status 401), and TEST_MODEL_KEY is not set.`,
      help: expect.stringContaining("Put the key into the environment variable TEST_MODEL_KEY"),
    });
    expect(server?.requests).toHaveLength(1);
  });

  test.each([401, 403])("that is refused with status %i", async (status) => {
    const env = { TEST_MODEL_KEY: "sk-wrong-key" };
    expect(await problemWith(fails(status), {}, env)).toMatchObject({
      code: "ORC6002",
      message: `${server?.baseUrl} refuses the key in TEST_MODEL_KEY (status ${status}).`,
    });
  });

  test("with a line break within is not sent", async () => {
    const env = { TEST_MODEL_KEY: "sk-one\nsk-two" };
    expect(await problemWith(says("hi"), {}, env)).toMatchObject({ code: "ORC6018" });
    expect(server?.requests).toHaveLength(0);
  });
});

describe("a request that is refused", () => {
  test("because the model is unknown", async () => {
    const reply = fails(404, 'model "test-model" not found, try pulling it first');
    expect(await problemWith(reply)).toMatchObject({
      code: "ORC6003",
      message: `${server?.baseUrl} has no model "test-model".`,
      help: expect.stringContaining("ollama pull test-model"),
    });
  });

  test("because the address is wrong", async () => {
    expect(await problemWith(sends(404, "404 page not found"))).toMatchObject({
      code: "ORC6007",
      help: expect.stringContaining("/v1"),
    });
  });

  test("for another reason, which is passed on in one line", async () => {
    const reply = fails(400, "This model's maximum context\nlength is 8192 tokens.");
    expect(await problemWith(reply)).toMatchObject({
      code: "ORC6008",
      message: `${server?.baseUrl} refused the request (status 400): This model's maximum context length is 8192 tokens.`,
    });
  });
});

describe("three tries", () => {
  test.each([
    [429, "ORC6004"],
    [500, "ORC6005"],
    [503, "ORC6005"],
  ])("end with status %i as %s", async (status, code) => {
    const problem = await problemWith(fails(status, "Busy."));
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/ 3 .*: Busy\.$/) });
    expect(server?.requests).toHaveLength(3);
  });

  test("are enough when the third one works", async () => {
    server = await startModelServer({ replies: [fails(429), fails(500), says("Hello!")] });
    const model = createModel(modelSettings(server.baseUrl), { workspaceRoot: "/", env: {} });
    const { text } = await model.complete({
      name: "hello",
      messages: [{ role: "user", content: "Hello" }],
    });
    expect(text).toBe("Hello!");
  });
});

describe("an endpoint that takes too long", () => {
  test.each([
    ["never answers", hangs],
    ["stops within the answer", stalls],
  ])("because it %s", async (_name, reply) => {
    const problem = await problemWith(reply, { timeoutMs: 300 });
    expect(problem).toMatchObject({
      code: "ORC6006",
      message: `${server?.baseUrl} gave no whole answer within 0.3 s.`,
    });
  });
});

describe("an answer that is no chat completion", () => {
  test.each([
    ["a web page", sends(200, "<html>It works!</html>"), "It works!"],
    ["broken JSON", sends(200, "{", { "content-type": "application/json" }), "not JSON"],
    ["an empty body", sends(200, "", { "content-type": "application/json" }), "empty"],
    ["an error with status 200", sends(200, { error: { message: "overloaded" } }), "overloaded"],
    ["no choices", sends(200, { choices: [] }), "choices"],
  ])("but %s", async (_name, reply, words) => {
    const problem = await problemWith(reply);
    expect(problem).toMatchObject({ code: "ORC6007", message: expect.stringContaining(words) });
  });
});

describe("a reply that cannot be used", () => {
  test("because it was cut off", async () => {
    expect(await problemWith(says('{"tasks": [', { finish: "length" }))).toMatchObject({
      code: "ORC6010",
      message: "The reply of test-model was cut off (limit: 500 tokens).",
    });
  });

  test.each([
    ["a text", { title: "x".repeat(2000) }, "2000 characters of a text"],
    ["a list", { all: Array.from({ length: 200 }, () => 1) }, "200 parts of a list"],
  ])("because %s in it is as long as may be", async (_name, value, limit) => {
    server = await startModelServer({ replies: () => says(value) });
    const model = createModel(modelSettings(server.baseUrl), { workspaceRoot: "/", env: {} });
    const messages = [{ role: "user", content: "Hello" }] as const;
    await expect(
      model.complete({ name: "hello", messages, schema: { type: "object" } }),
    ).rejects.toThrow(`ORC6010 The reply of test-model was cut off (limit: ${limit})`);
  });

  test.each([
    ["the model refuses", says("", { refusal: "I can't help with that." })],
    ["a filter refuses", says("I can't help with that.", { finish: "content_filter" })],
  ])("because %s", async (_name, reply) => {
    expect(await problemWith(reply)).toMatchObject({
      code: "ORC6009",
      message: expect.stringContaining("I can't help with that"),
    });
  });
});
