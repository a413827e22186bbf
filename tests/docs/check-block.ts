/** What is done with a block, by its language and the note above it. */
import { join } from "node:path";
import { execa } from "execa";
import { expect } from "vitest";
import { planFileSchema } from "../../src/compiler/kinds/index.ts";
import { readQueryFile } from "../../src/compiler/source/query-file.ts";
import { readConfiguration } from "../../src/workspace/read-configuration.ts";
import { REPOSITORY } from "../support/built-cli.ts";
import { tempFolder } from "../support/temp-folder.ts";
import type { PageWorkspace } from "./page-workspace.ts";
import type { Block } from "./read-blocks.ts";

/** Where the TypeScript of a page is kept that is no file of its own. */
const LOOSE = "docs-blocks";

/** A reason that says nothing is none. */
const SHORTEST_REASON = 15;

export async function checkBlock(block: Block, workspace: PageWorkspace): Promise<void> {
  const { note, text } = block;
  switch (note?.is) {
    case "not run":
      expect(note.value.length, "the reason why it is not run").toBeGreaterThan(SHORTEST_REASON);
      return;
    case "file":
      await workspace.write(note.value, text);
      return;
    case "printed by":
      await checkPrinted(text, note.value, workspace);
      return;
    case "status":
    case undefined:
      await checkByLanguage(block, Number(note?.value ?? 0), workspace);
  }
}

async function checkByLanguage(
  { language, text, line }: Block,
  status: number,
  workspace: PageWorkspace,
): Promise<void> {
  switch (language) {
    case "sh": {
      const ran = await workspace.run(`set -euo pipefail\n${text}`);
      expect(ran).toMatchObject({ status });
      return;
    }
    case "ts":
      await workspace.write(join(LOOSE, `line-${line}.ts`), text);
      return;
    case "json": {
      const value: unknown = JSON.parse(text);
      if (typeof value === "object" && value !== null && "version" in value && "tasks" in value) {
        expect(planFileSchema.safeParse(value).error?.issues ?? []).toEqual([]);
      }
      return;
    }
    case "yaml": {
      await using folder = await tempFolder({ "orchc.config.yaml": text });
      expect((await readConfiguration(folder.path, {}, {})).diagnostics).toEqual([]);
      return;
    }
    case "markdown": {
      await using folder = await tempFolder({ "page.query.md": text });
      await readQueryFile(folder.at("page.query.md"));
      return;
    }
    case "text":
    case "":
      return;
    default:
      throw new Error(`nobody knows how to check ${language}: teach tests/docs/check-block.ts`);
  }
}

/** Every line of the block is printed, in its order; `…` or `...` stands for anything. */
async function checkPrinted(text: string, command: string, workspace: PageWorkspace) {
  const { printed } = await workspace.run(command);
  const wanted = text.split("\n").filter((line) => !/^\s*(…|\.\.\.)?\s*$/.test(line));
  let rest = printed.split("\n");
  for (const line of wanted) {
    const parts = line
      .trimEnd()
      .split(/…|\.\.\./)
      .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
    const pattern = new RegExp(`^${parts.join(".*")}\\s*$`);
    const at = rest.findIndex((candidate) => pattern.test(candidate));
    expect(at, `${command} does not print ${JSON.stringify(line)}:\n${printed}`).not.toBe(-1);
    rest = rest.slice(at + 1);
  }
}

/** What the type checker says of all TypeScript of a page. */
export async function typeErrorsOf(
  blocks: readonly Block[],
  workspace: PageWorkspace,
): Promise<string> {
  const files = blocks
    .filter(({ language, note }) => language === "ts" && (note === undefined || note.is === "file"))
    .map(({ note, line }) => note?.value ?? join(LOOSE, `line-${line}.ts`));
  if (files.length === 0) return "";
  const config = { extends: "./tsconfig.json", include: [], files };
  await workspace.write("tsconfig.docs.json", JSON.stringify(config));
  const compiler = join(REPOSITORY, "node_modules/typescript-7/bin/tsc");
  const words = [compiler, "-p", "tsconfig.docs.json"];
  return (await execa(process.execPath, words, { cwd: workspace.path, reject: false })).stdout;
}
