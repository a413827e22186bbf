/** What endpoints are found to understand: by their complaints, kept for the next command. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createModel, type CompletionRequest } from "../../../src/model/index.ts";
import {
  adapt,
  firstDialect,
  richest,
  type Dialect,
} from "../../../src/model/providers/openai/dialect.ts";
import { narrowSchema } from "../../../src/model/providers/openai/narrow-schema.ts";
import { modelSettings } from "../../support/model-settings.ts";
import { fails, says, startModelServer, type ModelServer } from "../../support/model-server.ts";

const SECRET = "sk-dialect-0123456789";
const schema = {
  type: "object",
  properties: {
    maxLength: { type: "string", maxLength: 20, format: "date" },
    list: { type: "array", maxItems: 3, items: { type: "integer", minimum: 1 } },
  },
  required: ["maxLength", "list"],
  additionalProperties: false,
};
const request: CompletionRequest = {
  name: "count",
  messages: [{ role: "user", content: "One and one?" }],
  schema,
};

let cacheFolder: string;
let server: ModelServer | undefined;
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), "orchc-dialects-"));
});
afterEach(async () => {
  await server?.stop();
  await rm(cacheFolder, { recursive: true, force: true });
});

/** A model as a new command has it. */
const modelOf = ({ baseUrl }: ModelServer, name = "m") =>
  createModel(modelSettings(baseUrl, { name }), {
    workspaceRoot: "/",
    env: { TEST_MODEL_KEY: SECRET },
    cacheFolder,
  });

describe("a schema", () => {
  test("loses what bounds values, and not the fields that are called like that", () => {
    expect(narrowSchema(schema, "unbounded")).toEqual({
      type: "object",
      properties: {
        maxLength: { type: "string", format: "date" },
        list: { type: "array", items: { type: "integer" } },
      },
      required: ["maxLength", "list"],
      additionalProperties: false,
    });
  });

  test("loses formats after that", () => {
    const { properties } = narrowSchema(schema, "structure");
    expect(properties).toMatchObject({ maxLength: { type: "string" } });
    expect(JSON.stringify(properties)).not.toContain("format");
  });

  test("is sent with fewer keywords to an endpoint that names one in its complaint", async () => {
    server = await startModelServer({
      replies: ({ body }) =>
        JSON.stringify(body.response_format).includes("maxItems")
          ? fails(
              400,
              "Invalid schema for response_format 'count': In context=('properties', 'list'), 'maxItems' is not permitted.",
            )
          : says({ maxLength: "2026-01-01", list: [2] }),
    });
    const { value } = await modelOf(server).complete(request);
    expect(value).toEqual({ maxLength: "2026-01-01", list: [2] });
    expect(server.requests[1]?.body.response_format).toMatchObject({
      type: "json_schema",
      json_schema: { schema: narrowSchema(schema, "unbounded") },
    });
  });
});

describe("what was found out", () => {
  const refusing = () =>
    startModelServer({
      replies: ({ body }) =>
        "temperature" in body ? fails(400, "temperature is not supported") : says({ n: 1 }),
    });

  test("is known to the next command, in a file without key and address", async () => {
    server = await refusing();
    await modelOf(server).complete(request);
    expect(server.requests).toHaveLength(2);
    await modelOf(server).complete(request);
    expect(server.requests).toHaveLength(3);
    // Another model of the same endpoint may understand more.
    await modelOf(server, "other").complete(request);
    expect(server.requests).toHaveLength(5);
    const [file = ""] = await readdir(join(cacheFolder, "dialects"));
    const text = await readFile(join(cacheFolder, "dialects", file), "utf8");
    expect(JSON.parse(text)).toMatchObject({ version: 1, dialect: { temperature: false } });
    expect(text).not.toMatch(/127\.0\.0\.1|dialect-0123/);
  });

  test.each([
    ["is no JSON", "{"],
    ["is of another version", JSON.stringify({ version: 2, dialect: {} })],
    [
      "is a week old",
      JSON.stringify({
        version: 1,
        model: "m",
        learned: "2020-01-01T00:00:00.000Z",
        dialect: { ...richest, temperature: false },
      }),
    ],
  ])("is found out again when the file %s", async (_name, text) => {
    server = await refusing();
    await modelOf(server).complete(request);
    const [file = ""] = await readdir(join(cacheFolder, "dialects"));
    await writeFile(join(cacheFolder, "dialects", file), text);
    await modelOf(server).complete(request);
    expect(server.requests).toHaveLength(4);
  });

  test("holds when there is no place for it", async () => {
    server = await refusing();
    await rm(cacheFolder, { recursive: true });
    await writeFile(cacheFolder, "");
    expect((await modelOf(server).complete(request)).value).toEqual({ n: 1 });
  });
});

test("an endpoint that takes a schema and ignores it is asked in a simpler way the next time", async () => {
  server = await startModelServer({ replies: [says("I think two."), says({ n: 2 })] });
  const model = modelOf(server);
  expect((await model.complete(request)).value).toBeUndefined();
  expect((await model.complete(request)).value).toEqual({ n: 2 });
  expect(server.requests[1]?.body).toMatchObject({ tool_choice: { function: { name: "count" } } });
  // It has worked, so that the next command begins with it.
  await server.stop();
  const [file = ""] = await readdir(join(cacheFolder, "dialects"));
  const text = await readFile(join(cacheFolder, "dialects", file), "utf8");
  expect(JSON.parse(text)).toMatchObject({ dialect: { format: "tool" } });
});

test.each([["I think two."], [""]])(
  "one reply of a weak model decides nothing for the next command: %j",
  async (said) => {
    server = await startModelServer({ replies: [says(said), says({ n: 2 })] });
    await modelOf(server).complete(request);
    await modelOf(server).complete(request);
    expect(server.requests[1]?.body.response_format?.type).toBe("json_schema");
  },
);

test("Anthropic's endpoint, which says nothing of a schema that it ignores, is asked for a call", () => {
  expect(firstDialect("https://api.anthropic.com/v1").format).toBe("tool");
  expect(firstDialect("https://api.openai.com/v1").format).toBe("json_schema");
});

describe("a complaint", () => {
  const both = { schema: true, tools: true };
  test.each<[string, Partial<Dialect>]>([
    [
      "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
      { limit: "max_completion_tokens" },
    ],
    ["'temperature' does not support 0 with this model.", { temperature: false }],
    ["Unrecognized request argument supplied: stream_options", { stream: "plain" }],
    ["streaming is not supported for this model", { stream: "none" }],
    ["'pattern' is not permitted in schema", { keywords: "unbounded" }],
    ["failed to parse grammar", { keywords: "unbounded" }],
    [
      "Invalid schema for response_format 'x': 'maxLength' is not permitted.",
      { keywords: "unbounded" },
    ],
    ["This response_format type is unavailable now", { format: "tool" }],
    ["registry.ollama.ai/library/tiny does not support tools", { tools: false }],
    ['"auto" tool choice requires --enable-auto-tool-choice', { tools: false }],
  ])("%s", (complaint, change) => {
    expect(adapt(richest, complaint, both)).toEqual({ ...richest, ...change });
  });

  test.each([
    "This model's maximum context length is 8192 tokens.",
    "Your credit balance is too low.",
    "messages: text content blocks must be non-empty",
  ])("of something else changes nothing: %s", (complaint) => {
    expect(adapt(richest, complaint, both)).toBeUndefined();
  });

  test("leads to simpler dialects until there is none", () => {
    const all =
      "temperature max_completion_tokens stream_options stream invalid schema response_format tools";
    let dialect: Dialect | undefined = richest;
    let steps = 0;
    for (; dialect !== undefined; steps += 1) dialect = adapt(dialect, all, both);
    expect(steps).toBeLessThanOrEqual(11);
  });
});
