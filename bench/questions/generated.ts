/** Generated questions over generated tables: asked, scored, and counted by template. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, type Answered } from "./ask.ts";
import { generate, type Generated } from "./generate.ts";
import type { Options } from "./options.ts";
import { resultOf } from "./result.ts";
import { sampleOf } from "./sample.ts";
import { csvOf } from "./schemas/load.ts";
import { OUTCOMES, outcomeOf, type Outcome } from "./score.ts";
import { showAnswer, showTimes } from "./show.ts";

interface Scored {
  readonly question: Generated;
  readonly answered: Answered;
  readonly outcome: Outcome;
}

export async function askGenerated(options: Options): Promise<void> {
  const { only, sample, seed, planner, list, by, out } = options;
  const { tables, questions: all } = await generate(seed);
  const chosen = only.length > 0 ? all.filter(({ id }) => only.includes(id)) : all;
  const questions = sampleOf(chosen, sample);
  const folder = await mkdtemp(join(tmpdir(), "orchc-tables-"));
  try {
    for (const table of tables) await writeFile(join(folder, table.file), csvOf(table));
    const answers = await ask(questions, {
      files: tables.map(({ file }) => join(folder, file)),
      planner,
      onAnswer: (answered, done) => showAnswer(answered, done, questions.length, options),
    });
    const scored = questions.flatMap((question, i): Scored[] => {
      const answered = answers[i];
      if (answered === undefined) return [];
      const { exit, results } = answered;
      return [{ question, answered, outcome: outcomeOf(question, exit, results) }];
    });
    for (const one of scored) if (one.outcome === list || only.length > 0) showOne(one);
    showFigures(scored, by);
    showTimes(answers);
    if (out !== undefined) await keep(out, scored);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function showOne({ question, answered, outcome }: Scored): void {
  const { id, asked, rows, expect } = question;
  const { results, exit, problems, calls } = answered;
  console.log(`${id} ${outcome} (exit ${exit}) ${asked}`);
  console.log(`    expected ${expect} ${JSON.stringify(rows)}`);
  for (const call of calls) console.log(`    ${call}`);
  for (const result of results) {
    for (const line of result.headline) console.log(`    answer   ${line.slice(0, 300)}`);
    console.log(`    rows     ${JSON.stringify(resultOf(result).rows).slice(0, 300)}`);
  }
  for (const { code, message } of problems) console.log(`    ${code} ${message}`);
}

function showFigures(scored: readonly Scored[], by: string | undefined): void {
  const keyOf = ({ question }: Scored): string =>
    by === "schema" ? (question.id.split("-")[0] ?? "") : question.template;
  if (by !== undefined) {
    for (const [key, members] of Map.groupBy(scored, keyOf)) console.log(figures(key, members));
  }
  console.log(figures("all", scored));
}

function figures(key: string, scored: readonly Scored[]): string {
  const counts = OUTCOMES.map((outcome) => scored.filter((one) => one.outcome === outcome).length);
  const [right = 0, wrong = 0] = counts;
  const share = (part: number, whole: number) => `${((100 * part) / (whole || 1)).toFixed(1)} %`;
  const told = OUTCOMES.map((outcome, i) => `${outcome} ${counts[i]}`).join(", ");
  const { length } = scored;
  return (
    `${key.padEnd(20)} ${length} asked: ${told}; accuracy ${share(right, length)}, ` +
    `precision ${share(right, right + wrong)}, coverage ${share(right + wrong, length)}`
  );
}

async function keep(file: string, scored: readonly Scored[]): Promise<void> {
  const lines = scored.map(({ question, answered, outcome }) =>
    JSON.stringify({ ...question, ...answered, outcome }),
  );
  await writeFile(file, lines.map((line) => `${line}\n`).join(""));
}
