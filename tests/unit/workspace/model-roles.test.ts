import { describe, expect, test } from "vitest";
import { configSchema } from "../../../src/workspace/config.ts";
import { modelConfig } from "../../../src/workspace/model-settings.ts";

const model = {
  baseUrl: "http://127.0.0.1:1/v1",
  name: "base",
  apiKeyEnv: "BASE_KEY",
  timeoutMs: 5000,
  contextTokens: 8000,
  usdPerMillionInput: 3,
};
const roleOf = (settings: object, role: string) => modelConfig(configSchema.parse(settings), role);

describe("the model of a role", () => {
  test("is the base where the role is not named, with the defaults", () => {
    expect(roleOf({ model, models: { answer: { name: "x" } } }, "planner")).toEqual({
      ...model,
      provider: "openai",
      temperature: 0,
      maxOutputTokens: 4096,
      concurrency: 4,
      silenceMs: 60_000,
      cache: false,
      usdPerMillionOutput: 0,
    });
  });

  test("has what the role says instead, and the base's rest", () => {
    const models = { planner: { temperature: 0.5, maxOutputTokens: 100 } };
    expect(roleOf({ model, models }, "planner")).toMatchObject({
      ...model,
      temperature: 0.5,
      maxOutputTokens: 100,
    });
  });

  test("has neither price nor context of another model", () => {
    const other = roleOf({ model, models: { planner: { name: "other" } } }, "planner");
    expect(other).toMatchObject({ name: "other", apiKeyEnv: "BASE_KEY", usdPerMillionInput: 0 });
    expect(other).not.toHaveProperty("contextTokens");
  });

  test("does not send the base's key to another endpoint", () => {
    const models = { agent: { baseUrl: "http://127.0.0.1:2/v1" } };
    expect(roleOf({ model, models }, "agent")?.apiKeyEnv).toBe("OPENAI_API_KEY");
  });

  test("needs no base when the role says where it is", () => {
    const models = { planner: { baseUrl: model.baseUrl, name: "alone" } };
    expect(roleOf({ models }, "planner")).toMatchObject({ name: "alone", timeoutMs: 120_000 });
    expect(roleOf({ models }, "answer")).toBeUndefined();
  });

  test("is not inherited from JavaScript's own objects", () => {
    expect(roleOf({ model }, "constructor")?.name).toBe("base");
  });
});

test("a role without a base that does not say where its model is, is told", () => {
  const { error } = configSchema.safeParse({ models: { planner: { name: "x" } } });
  expect(error?.issues).toMatchObject([
    { path: ["models", "planner", "baseUrl"], message: expect.stringContaining("given") },
  ]);
});

test.each([
  ["planer", "planner"],
  ["embeddings", "embedding"],
])("%s is rather %s, misspelt, than a name of one's own", (role, meant) => {
  const { error } = configSchema.safeParse({ model, models: { [role]: { name: "x" }, cheap: {} } });
  expect(error?.issues).toMatchObject([
    { path: ["models", role], message: expect.stringContaining(`called ${meant},`) },
  ]);
});
