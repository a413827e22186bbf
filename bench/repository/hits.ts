/** Which of the files that answer questions are found, and by what. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import type { Repository } from "../../src/repository/index.ts";
import { readQuestion } from "../../src/repository/words/read-question.ts";

export interface Asked {
  readonly question: string;
  /** Any of them is right. */
  readonly files: readonly string[];
}

/** The paths of the best five. */
export type Method = (question: string) => Promise<readonly string[]> | readonly string[];

const BEST = 5;

export function readQuestions(file: string): readonly Asked[] {
  return JSON.parse(readFileSync(file, "utf8")) as readonly Asked[];
}

/** Questions without a right file among the best five. */
export async function missesOf(asked: readonly Asked[], method: Method): Promise<string[]> {
  const misses: string[] = [];
  for (const { question, files } of asked) {
    const found = await method(question);
    if (!found.slice(0, BEST).some((path) => files.includes(path))) misses.push(question);
  }
  return misses;
}

export function ours(repository: Repository): Method {
  return async (question) => {
    const { results } = await repository.search(question, { limit: BEST });
    return results.map(({ path }) => path);
  };
}

/** Files by how many different words of the question they have, then by how often: what a person does with ripgrep. */
export function ripgrep(root: string, program: string, exclude: string): Method {
  return (question) => {
    const found = new Map<string, { words: number; lines: number }>();
    for (const { word } of readQuestion(question).terms) {
      for (const line of linesWith(root, program, exclude, word)) {
        const [, path = "", lines = "0"] = /^(?:\.\/)?(.*):(\d+)$/.exec(line) ?? [];
        const before = found.get(path) ?? { words: 0, lines: 0 };
        found.set(path, { words: before.words + 1, lines: before.lines + Number(lines) });
      }
    }
    return [...found]
      .toSorted(([, a], [, b]) => b.words - a.words || b.lines - a.lines)
      .map(([path]) => path);
  };
}

function linesWith(root: string, program: string, exclude: string, word: string): string[] {
  const args =
    program === "rg"
      ? ["--count", "--ignore-case", "--fixed-strings", `--glob=!${exclude}`, "--", word, "."]
      : ["grep", "--untracked", "-c", "-i", "-F", "-e", word, "--", ".", `:!${exclude}`];
  try {
    return execFileSync(program, args, { cwd: root, encoding: "utf8" }).trim().split("\n");
  } catch {
    // Nothing was found.
    return [];
  }
}

/** BM25 of SQLite over whole files, unweighted, as FTS5 reads words. */
export function plainBm25(file: string): Method {
  const index = new Database(file, { readonly: true });
  const database = new Database(":memory:");
  database.exec("CREATE VIRTUAL TABLE plain USING fts5(path UNINDEXED, text)");
  const add = database.prepare("INSERT INTO plain VALUES (?, ?)");
  const files = index
    .prepare<[], [string, string]>(
      "SELECT f.path, group_concat(c.text, char(10)) FROM chunks c JOIN files f ON f.id = c.file GROUP BY f.id",
    )
    .raw()
    .all();
  database.transaction(() => files.forEach((row) => add.run(...row)))();
  index.close();
  const find = database
    .prepare<[string], string>("SELECT path FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 5")
    .pluck();
  return (question) =>
    find.all(
      readQuestion(question)
        .terms.map(({ word }) => `"${word}"`)
        .join(" OR "),
    );
}
