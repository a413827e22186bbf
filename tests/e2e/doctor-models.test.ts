/** What `orchc doctor` says of models: those that are configured, and those that are at hand. */
import { describe, expect, test } from "vitest";
import type { Ended } from "../support/built-cli.ts";
import { startModelServer, type ModelServer } from "../support/model-server.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const KEY = "sk-doctor-0123456789abcdef";
/** Nothing listens there. */
const NOWHERE = "127.0.0.1:9";

interface Found {
  readonly verdict: string;
  readonly found: string;
  readonly details?: readonly string[];
}

async function doctor(
  workspace: UserWorkspace,
  env: Readonly<Record<string, string>> = {},
): Promise<{ ended: Ended; model: Found; atHand: Found }> {
  const ended = await workspace.orchc(["doctor", "--json"], { OLLAMA_HOST: NOWHERE, ...env });
  const { findings } = JSON.parse(ended.stdout) as { findings: (Found & { name: string })[] };
  const byName = (name: string) => findings.find((finding) => finding.name === name);
  return { ended, model: byName("Model")!, atHand: byName("Models at hand")! };
}

const hostOf = ({ baseUrl }: ModelServer) => new URL(baseUrl).host;

test("a model of settings that are wrong is not said to be none", async () => {
  await using workspace = await userWorkspace({
    config: { model: { baseUrl: "no address", name: "x" } },
  });
  const { model } = await doctor(workspace);
  expect(model).toMatchObject({
    verdict: "warning",
    found: "not looked at, because the settings are wrong",
  });
});

describe("models at hand", () => {
  test("are none on a bare machine, and planning works without", async () => {
    await using workspace = await userWorkspace();
    const { atHand } = await doctor(workspace);
    expect(atHand).toMatchObject({
      verdict: "ok",
      found: expect.stringMatching(/^none; planning without a model always works/),
      details: [
        "no Ollama answers at http://127.0.0.1:9",
        "OPENAI_API_KEY is not set",
        "ANTHROPIC_API_KEY is not set",
      ],
    });
  });

  test("are an Ollama with its models, and keys, which are never shown nor sent", async () => {
    await using workspace = await userWorkspace();
    await using ollama = await startModelServer({
      facts: { "/api/tags": { models: [{ name: "qwen3:8b" }, { name: "odd\nname" }] } },
    });
    const { ended, atHand } = await doctor(workspace, {
      OLLAMA_HOST: hostOf(ollama),
      ANTHROPIC_API_KEY: KEY,
    });
    expect(atHand.found).toBe(
      `Ollama at http://${hostOf(ollama)} has qwen3:8b, odd name (docs/providers/ollama.md); ANTHROPIC_API_KEY is set (docs/providers/anthropic.md)`,
    );
    expect(atHand.details).toContain("OPENAI_API_KEY is not set");
    expect(ended.stdout + ended.stderr).not.toContain(KEY);
    expect(ollama.requests).toEqual([]);
  });

  test("may be an Ollama that has no model yet", async () => {
    await using workspace = await userWorkspace();
    await using ollama = await startModelServer({ facts: { "/api/tags": { models: [] } } });
    const { atHand } = await doctor(workspace, { OLLAMA_HOST: hostOf(ollama) });
    expect(atHand.found).toMatch(/^none; /);
    expect(atHand.details?.join()).toContain("has no model yet: ollama pull");
  });
});

describe("configured models", () => {
  const configured = (baseUrl: string, models: object = {}) =>
    userWorkspace({
      config: { model: { baseUrl, name: "small", apiKeyEnv: "SMALL_KEY" }, models },
    });

  test("are there, when the endpoint lists them", async () => {
    await using server = await startModelServer({
      facts: { "/v1/models": { data: [{ id: "small:latest" }] } },
    });
    await using workspace = await configured(server.baseUrl);
    const { model } = await doctor(workspace, { SMALL_KEY: KEY });
    expect(model).toMatchObject({ verdict: "ok", found: `small at ${server.baseUrl} (HTTP 200)` });
    expect(server.requests).toEqual([]);
  });

  test("are not, when it lists others", async () => {
    await using server = await startModelServer({
      facts: { "/v1/models": { data: [{ id: "large" }] } },
    });
    await using workspace = await configured(server.baseUrl);
    const { ended, model } = await doctor(workspace);
    expect(model).toMatchObject({
      verdict: "problem",
      found: `${server.baseUrl} has no model small; it has large`,
    });
    expect(ended.status).toBe(2);
  });

  test("are not, when https:// stands for http://", async () => {
    await using server = await startModelServer();
    await using workspace = await configured(server.baseUrl.replace("http:", "https:"));
    const { model } = await doctor(workspace);
    expect(model.found).toMatch(/it does not speak TLS \(ERR_SSL_\w+\); http:\/\/ may be meant/);
    const planned = await workspace.orchc(["plan", "Total of a.csv", "--planner", "model"]);
    expect(planned.stderr).toContain("write http:// in place of https:// in model.baseUrl");
  });

  test("of roles are looked at too, and what is wrong comes first", async () => {
    await using server = await startModelServer();
    await using workspace = await configured(server.baseUrl, {
      answer: { baseUrl: `http://${NOWHERE}/v1` },
    });
    const { model } = await doctor(workspace);
    expect(model.verdict).toBe("problem");
    expect(model.found).toContain(`http://${NOWHERE}/v1 cannot be reached`);
    expect(model.details).toEqual([`small at ${server.baseUrl} (HTTP 404)`]);
  });

  test("with a key that cannot be one are told without showing it", async () => {
    await using workspace = await configured(`http://${NOWHERE}/v1`);
    const { ended, model } = await doctor(workspace, { SMALL_KEY: `${KEY}\n${KEY}` });
    expect(model.found).toContain("the key in SMALL_KEY has characters that no key has");
    expect(ended.stdout + ended.stderr).not.toContain(KEY);
  });
});
