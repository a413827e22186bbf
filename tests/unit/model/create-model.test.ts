import { describe, expect, test } from "vitest";
import { createModel } from "../../../src/model/index.ts";
import type { ModelConfig } from "../../../src/workspace/model-settings.ts";
import { modelSettings } from "../../support/model-settings.ts";
import {
  fails,
  says,
  startModelServer,
  type ModelReply,
  type ModelServer,
} from "../../support/model-server.ts";

const schema = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };
const messages = [
  { role: "system", content: "You count." },
  { role: "user", content: "One and one?" },
] as const;

function modelOf(server: ModelServer, changes: Partial<ModelConfig> = {}, env = {}) {
  return createModel(modelSettings(server.baseUrl, changes), { workspaceRoot: "/", env });
}

describe("a completion", () => {
  test("is text when no schema is given", async () => {
    await using server = await startModelServer({ replies: [says("Two.")] });
    const completion = await modelOf(server).complete({ name: "count", messages });
    expect(completion).toMatchObject({ text: "Two.", value: undefined });
    expect(server.requests[0]).toMatchObject({
      path: "/v1/chat/completions",
      body: { model: "test-model", messages, max_tokens: 500, temperature: 0 },
    });
    expect(server.requests[0]?.body.response_format).toBeUndefined();
  });

  test("is JSON by a strict schema when one is given", async () => {
    await using server = await startModelServer({ replies: [says({ n: 2 })] });
    const { value } = await modelOf(server).complete({ name: "count", messages, schema });
    expect(value).toEqual({ n: 2 });
    expect(server.requests[0]?.body.response_format).toEqual({
      type: "json_schema",
      json_schema: { name: "count", strict: true, schema },
    });
  });

  test("has no value when the reply is not JSON, and leaves that to the caller", async () => {
    await using server = await startModelServer({ replies: [says("two, I think")] });
    const completion = await modelOf(server).complete({ name: "count", messages, schema });
    expect(completion).toMatchObject({ text: "two, I think", value: undefined });
  });

  test("asks for at most the configured tokens", async () => {
    await using server = await startModelServer({ replies: [says("a"), says("b")] });
    const model = modelOf(server);
    await model.complete({ name: "count", messages, maxOutputTokens: 20 });
    await model.complete({ name: "count", messages, maxOutputTokens: 9999 });
    expect(server.requests.map(({ body }) => body.max_tokens)).toEqual([20, 500]);
  });

  test("ends with the signal's reason when it is cancelled", async () => {
    const cancellation = new AbortController();
    await using server = await startModelServer({
      replies: () => {
        cancellation.abort(new Error("the user pressed Ctrl-C"));
        return () => undefined;
      },
    });
    const settings = modelSettings(server.baseUrl);
    const { signal } = cancellation;
    const model = createModel(settings, { workspaceRoot: "/", env: {}, signal });
    await expect(model.complete({ name: "count", messages })).rejects.toThrow(
      "the user pressed Ctrl-C",
    );
  });
});

describe("usage", () => {
  test("adds up over requests, in tokens and in dollars", async () => {
    await using server = await startModelServer({
      replies: [says("a", { tokens: [1000, 200] }), says("b", { tokens: [500, 300] })],
    });
    const model = modelOf(server);
    const first = await model.complete({ name: "count", messages });
    expect(first.usage).toEqual({
      inputTokens: 1000,
      cachedInput: 0,
      outputTokens: 200,
      usd: 0.002,
    });
    await model.complete({ name: "count", messages });
    // 1,500 tokens in at $1 and 500 out at $5 a million: $0.0015 + $0.0025.
    const { usd, ...counts } = model.usage();
    expect(usd).toBeCloseTo(0.004, 10);
    expect(counts).toEqual({
      requests: 2,
      uncounted: 0,
      inputTokens: 1500,
      cachedInput: 0,
      outputTokens: 500,
    });
  });

  test("counts what a reply that cannot be used has cost", async () => {
    await using server = await startModelServer({
      replies: [says("half a pl", { finish: "length", tokens: [100, 500] })],
    });
    const model = modelOf(server);
    await expect(model.complete({ name: "count", messages })).rejects.toThrow("ORC6010");
    expect(model.usage()).toMatchObject({ requests: 1, inputTokens: 100, outputTokens: 500 });
  });

  test("says when an endpoint does not count", async () => {
    await using server = await startModelServer({ replies: [says("a", { tokens: null })] });
    const model = modelOf(server);
    await model.complete({ name: "count", messages });
    expect(model.usage()).toMatchObject({ requests: 1, uncounted: 1, inputTokens: 0, usd: 0 });
  });
});

describe("an endpoint that knows less", () => {
  /** Refuses every request that has one of these fields, as OpenAI does. */
  const refusing =
    (...fields: string[]) =>
    ({ body }: { body: Record<string, unknown> }): ModelReply => {
      const field = fields.find((name) => name in body);
      const hint = field === "max_tokens" ? " Use 'max_completion_tokens' instead." : "";
      return field === undefined
        ? says({ n: 2 })
        : fails(400, `Unsupported parameter: '${field}' is not supported with this model.${hint}`);
    };

  test("gets another name for the limit and no temperature, and is not asked the old way again", async () => {
    await using server = await startModelServer({ replies: refusing("max_tokens", "temperature") });
    const model = modelOf(server);
    await model.complete({ name: "count", messages, schema });
    expect(server.requests).toHaveLength(3);
    await model.complete({ name: "count", messages, schema });
    expect(server.requests).toHaveLength(4);
    expect(server.requests[3]?.body).toMatchObject({ max_completion_tokens: 500 });
    expect(server.requests[3]?.body).not.toHaveProperty("temperature");
    expect(server.requests[3]?.body.response_format?.type).toBe("json_schema");
  });

  test("is asked for a call of a tool when it takes no schema for a reply", async () => {
    await using server = await startModelServer({
      replies: ({ body }) =>
        body.tools === undefined
          ? fails(400, "response_format type json_schema is not supported")
          : says("", { toolCalls: [{ id: "c", name: "count", arguments: '{"n": 2}' }] }),
    });
    const model = modelOf(server);
    const completion = await model.complete({ name: "count", messages, schema });
    expect(completion).toMatchObject({ text: '{"n": 2}', value: { n: 2 }, toolCalls: [] });
    expect(server.requests[1]?.body).toMatchObject({
      tools: [{ function: { name: "count", parameters: schema } }],
      tool_choice: { function: { name: "count" } },
    });
    // What has a tool of its own to offer is told the schema in words instead.
    const tools = [{ name: "look", description: "Looks.", parameters: { type: "object" } }];
    await model.complete({ name: "count", messages, schema, tools });
    const { body } = server.requests[2] ?? {};
    expect(body?.tools?.map(({ function: { name } }) => name)).toEqual(["look"]);
    expect(body?.tool_choice).toBeUndefined();
    expect(body?.messages[0]?.content).toContain("valid against this JSON Schema");
  });

  test("is told the schema in words when it takes none", async () => {
    await using server = await startModelServer({
      replies: ({ body }) =>
        body.response_format?.type === "json_schema" || body.tools !== undefined
          ? fails(400, "response_format type json_schema is not supported")
          : says('Here it is:\n```json\n{"n": 2}\n```'),
    });
    const { value } = await modelOf(server).complete({ name: "count", messages, schema });
    expect(value).toEqual({ n: 2 });
    const { body } = server.requests[2] ?? {};
    expect(body?.response_format).toEqual({ type: "json_object" });
    expect(body?.messages).toHaveLength(2);
    expect(body?.messages[0]?.content).toMatch(/^You count\.[^]*valid against this JSON Schema/);
    expect(body?.messages[0]?.content).toContain(JSON.stringify(schema));
  });

  test("is asked for plain text when it knows no response format at all", async () => {
    await using server = await startModelServer({
      replies: ({ body }) =>
        body.response_format === undefined && body.tools === undefined
          ? says('{"n": 2}')
          : fails(422, body.tools === undefined ? "response_format: extra" : "tools: extra"),
    });
    const { value } = await modelOf(server).complete({ name: "count", messages, schema });
    expect(value).toEqual({ n: 2 });
    expect(server.requests).toHaveLength(4);
  });
});
