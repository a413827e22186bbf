/** The questions of a folder, scored by the script that lies beside them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, type Answered } from "./ask.ts";
import type { Options } from "./options.ts";
import { sampleOf } from "./sample.ts";
import { showAnswer, showTimes } from "./show.ts";

interface Case {
  readonly id: string;
  readonly question: string;
  readonly file: string;
}

export async function askPublished(folder: string, options: Options): Promise<void> {
  const lines = readFileSync(join(folder, "cases.jsonl"), "utf8").trim().split("\n");
  const all = lines.map((line) => JSON.parse(line) as Case);
  const chosen = options.only.length > 0 ? all.filter(({ id }) => options.only.includes(id)) : all;
  const questions = sampleOf(chosen, options.sample).map(({ id, question, file }) => ({
    id,
    asked: `In ${file}, ${question}`,
  }));
  const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  const answers = await ask(questions, {
    files: files.map((name) => join(folder, name)),
    planner: options.planner,
    onAnswer: (answered, done) => showAnswer(answered, done, questions.length, options),
  });
  score(folder, answers, options);
  showTimes(answers);
}

function score(folder: string, answers: readonly Answered[], { list, by, out }: Options): void {
  const kept = mkdtempSync(join(tmpdir(), "orchc-answers-"));
  const file = out ?? join(kept, "answers.jsonl");
  try {
    writeFileSync(file, answers.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const flags = [...(list ? ["--list", list] : []), ...(by ? ["--by", by] : [])];
    const words = [join(folder, "score.py"), folder, file, ...flags];
    const { status, error } = spawnSync("python3", words, { stdio: "inherit" });
    if (status !== 0) throw error ?? new Error(`score.py ended with status ${status}`);
  } finally {
    rmSync(kept, { recursive: true });
  }
}
