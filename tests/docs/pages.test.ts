/**
 * Every fenced block of README.md, of docs/ and of the examples' pages is checked as it stands, in the order of its page: shell is run,
 * TypeScript is type-checked, YAML, JSON and query files are read as orchc reads them. `read-blocks.ts` says how a
 * page marks what is a file, what is printed, and what cannot be run.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REPOSITORY } from "../support/built-cli.ts";
import { checkBlock, typeErrorsOf } from "./check-block.ts";
import { pageWorkspace, type PageWorkspace } from "./page-workspace.ts";
import { readBlocks } from "./read-blocks.ts";

/** Several commands on a busy machine. */
const BLOCK_MS = 180_000;

const names = (
  await glob(["README.md", "docs/**/*.md", "examples/*/README.md"], { cwd: REPOSITORY })
).toSorted();
const pages = await Promise.all(
  names.map(async (name) => ({
    name,
    blocks: readBlocks(await readFile(join(REPOSITORY, name), "utf8")),
  })),
);

test("there are pages, and blocks in them that are run", () => {
  expect(names).toEqual(expect.arrayContaining(["README.md", "examples/crypto/README.md"]));
  const blocks = pages.flatMap(({ blocks: all }) => all);
  expect(blocks.filter(({ language }) => language === "sh").length).toBeGreaterThan(10);
});

describe.each(pages.filter(({ blocks }) => blocks.length > 0))("$name", ({ name, blocks }) => {
  // Most pages of passes run nothing, and need no workspace.
  const needsWorkspace = blocks.some(
    ({ language, note }) => language === "sh" || language === "ts" || note !== undefined,
  );
  let workspace: PageWorkspace;
  beforeAll(async () => {
    if (needsWorkspace) workspace = await pageWorkspace(name);
  }, BLOCK_MS);
  afterAll(() => workspace?.[Symbol.asyncDispose]());

  test.each(blocks)(
    "line $line: $language",
    async (block) => {
      await expect(checkBlock(block, workspace)).resolves.toBeUndefined();
    },
    BLOCK_MS,
  );

  test("its TypeScript fits", async () => {
    expect(await typeErrorsOf(blocks, workspace)).toBe("");
  });
});
