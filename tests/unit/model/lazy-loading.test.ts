import { execa } from "execa";
import { expect, test } from "vitest";

/** Names of the packages that a fresh Node loads for this module, and for one request after it. */
const script = `
  import { registerHooks } from "node:module";
  const packages = new Set();
  registerHooks({
    load(url, context, next) {
      const found = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url);
      if (found) packages.add(found[1]);
      return next(url, context);
    },
  });
  const { createModel } = await import(process.argv[1]);
  await import(process.argv[2]);
  const settings = { provider: "openai", baseUrl: "http://127.0.0.1:9/v1", name: "m", apiKeyEnv: "K",
    maxOutputTokens: 1, contextTokens: 1000, concurrency: 1, timeoutMs: 1000, silenceMs: 1000,
    usdPerMillionInput: 0, usdPerMillionOutput: 0 };
  const model = createModel(settings, { workspaceRoot: "/", env: {} });
  const before = [...packages];
  await model.complete({ name: "n", messages: [] }).catch(() => undefined);
  console.log(JSON.stringify({ before, after: [...packages] }));
`;

test("the client and the templates are loaded by the first request, not before", async () => {
  const module = (path: string) => new URL(`../../../src/${path}`, import.meta.url).href;
  const { stdout } = await execa(process.execPath, [
    "--input-type=module",
    "--eval",
    script,
    module("model/index.ts"),
    module("compiler/planner/llm/index.ts"),
  ]);
  const { before, after } = JSON.parse(stdout) as { before: string[]; after: string[] };
  expect(before).toContain("zod");
  expect(before).not.toContain("openai");
  expect(before).not.toContain("undici");
  expect(before).not.toContain("handlebars");
  expect(after).toContain("openai");
});
