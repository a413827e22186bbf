/**
 * Indexes this repository, or the folder that is named, and says how long that takes; and how many of the questions
 * beside this file have a right file among the first five, next to ripgrep and plain BM25.
 *
 * `npm run bench:index [-- FOLDER]`
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { openRepository } from "../../src/repository/index.ts";
import { configSchema, workspaceAt } from "../../src/workspace/index.ts";
import { missesOf, ours, plainBm25, readQuestions, ripgrep } from "./hits.ts";

const here = import.meta.dirname;
const root = resolve(process.argv[2] ?? join(here, "../.."));
const state = mkdtempSync(join(tmpdir(), "orchc-bench-index-"));
// The questions with their answers are not to be found.
const config = configSchema.parse({
  index: { exclude: ["/bench/repository/"] },
  paths: { state },
});
const workspace = workspaceAt(root, config);
const repository = openRepository(workspace, { env: process.env });

async function timed(what: string): Promise<void> {
  const start = performance.now();
  const { changed, unchanged } = await repository.update();
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`${what}: ${seconds} s (${changed} read, ${unchanged} unchanged)`);
}

const probe = join(root, "orchc-bench-probe.ts");
try {
  await timed("first");
  await timed("unchanged");
  writeFileSync(probe, "export const probe = 1;\n");
  await timed("one file changed");
  rmSync(probe);
  const { files, lines, chunks } = repository.status();
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${files} files, ${lines} lines, ${chunks} passages; at most ${peak} MiB of memory`);

  for (const set of ["development", "questions"]) {
    const file = join(here, `${set}.json`);
    if (!existsSync(file) || process.argv[2] !== undefined) continue;
    const asked = readQuestions(file);
    const program = hasRipgrep() ? "rg" : "git";
    const methods = {
      orchc: ours(repository),
      [program === "rg" ? "ripgrep" : "git grep"]: ripgrep(root, program, "bench/repository"),
      "plain BM25": plainBm25(workspace.paths.index),
    };
    for (const [name, method] of Object.entries(methods)) {
      const start = performance.now();
      const misses = await missesOf(asked, method);
      const ms = Math.round((performance.now() - start) / asked.length);
      console.log(
        `${set}, ${name}: ${asked.length - misses.length} of ${asked.length}, ${ms} ms a question`,
      );
      if (name === "orchc") for (const miss of misses) console.log(`  not found: ${miss}`);
    }
  }
  const questions = [
    "retry delay",
    "how are errors of a request handled",
    "parse the options of a function",
  ];
  for (const question of questions) {
    const start = performance.now();
    await repository.search(question, { limit: 5 });
    console.log(`"${question}": ${(performance.now() - start).toFixed(0)} ms`);
  }
} finally {
  rmSync(probe, { force: true });
  rmSync(state, { recursive: true, force: true });
}

function hasRipgrep(): boolean {
  try {
    execFileSync("rg", ["--version"]);
    return true;
  } catch {
    return false;
  }
}
