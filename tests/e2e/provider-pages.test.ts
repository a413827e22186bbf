/**
 * The pages of `docs/providers/`, followed from the first line to the last by a new user: their configuration as it
 * stands, their commands as they stand. In place of the service a server on loopback answers.
 */
import { execa } from "execa";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readBlocks } from "../docs/read-blocks.ts";
import { orchc, REPOSITORY } from "../support/built-cli.ts";
import { startModelServer } from "../support/model-server.ts";
import { bound, byName, outlined } from "../support/plan-with-model.ts";
import { tempFolder } from "../support/temp-folder.ts";

const KEY = "sk-page-0123456789abcdef";

const replies = byName({
  outline: { tasks: [outlined("t1", "data", [], "Total revenue by city in data/sales.csv")] },
  "bind-t1": {
    tasks: [
      bound("t1", "data.aggregate", {
        file: "data/sales.csv",
        how: "sum",
        measure: "revenue",
        by: ["city"],
      }),
    ],
  },
});

/** The configuration and the commands of a page, exports of keys and what starts a service left out. */
async function pageOf(name: string) {
  const text = await readFile(join(REPOSITORY, "docs/providers", name), "utf8");
  const blocks = readBlocks(text);
  const config = blocks.find(({ note }) => note?.value === "orchc.config.yaml")?.text;
  const lines = blocks
    .filter(({ language }) => language === "sh")
    .flatMap((block) => block.text.split("\n"))
    .filter((line) => line.startsWith("orchc "));
  const variable = /^export (\w+)=/m.exec(text)?.[1];
  return { config: config ?? "", lines, variable };
}

describe.each([
  ["ollama.md", { "/api/tags": { models: [{ name: "qwen3:8b" }] } }, "qwen3:8b"],
  ["openai.md", {}, "gpt-4.1-mini"],
  ["anthropic.md", {}, "claude-sonnet-4-5"],
])("docs/providers/%s", (name, facts, model) => {
  test("works to the letter", async () => {
    const { config, lines, variable } = await pageOf(name);
    expect(config).toContain(`name: ${model}`);
    await using server = await startModelServer({
      replies,
      facts: {
        ...facts,
        "/v1/models": { data: [{ id: model }] },
        ...(name === "ollama.md" && {
          "/api/show": { model_info: {}, parameters: "num_ctx 131072" },
        }),
      },
    });
    await using folder = await tempFolder();
    expect((await orchc(folder.path, ["init"])).status).toBe(0);
    await folder.write("orchc.config.yaml", config);
    const run = (line: string) =>
      execa("bash", ["--norc", "-c", line], {
        cwd: folder.path,
        env: {
          PATH: [
            folder.at("node_modules/.bin"),
            dirname(process.execPath),
            process.env["PATH"],
          ].join(":"),
          HOME: folder.path,
          OLLAMA_HOST: name === "ollama.md" ? new URL(server.baseUrl).host : "127.0.0.1:9",
          // The only thing that differs from the page.
          ORCHC_MODEL__BASE_URL: server.baseUrl,
          ...(variable !== undefined && { [variable]: KEY }),
        },
        extendEnv: false,
        stdin: "ignore",
        reject: false,
      });
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const { exitCode, stdout, stderr } = await run(line);
      expect(`${line}: ${exitCode}\n${exitCode === 0 ? "" : stdout + stderr}`).toBe(`${line}: 0\n`);
      expect(stdout + stderr).not.toContain(KEY);
      if (line === "orchc doctor") {
        expect(stdout).toMatch(new RegExp(`✓ Model +${model} at `));
        const atHand = name === "ollama.md" ? "Ollama at " : `${variable} is set`;
        expect(stdout).toContain(atHand);
      }
      if (line.startsWith("orchc exec")) expect(stdout).toMatch(/Total revenue|revenue by city/i);
    }
    expect(server.requests.length).toBeGreaterThan(0);
    expect(new Set(server.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${variable === undefined ? "none" : KEY}`]),
    );
  });
});
