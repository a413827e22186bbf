/** Forms of questions that are asked and answered rightly. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { files } from "../../tests/e2e/questions/files.ts";
import { judge } from "../../tests/e2e/questions/judge.ts";
import { questions as ofTable } from "../../tests/e2e/questions/table.ts";
import { tradeQuestions } from "../../tests/e2e/questions/trade-questions.ts";
import { tradeFiles } from "../../tests/e2e/questions/trades.ts";
import { workshopQuestions } from "../../tests/e2e/questions/workshop-questions.ts";
import { workshopFiles } from "../../tests/e2e/questions/workshops.ts";
import {
  isSamePlan,
  judgedPlanner,
  judgedQuestions,
  judgedRooms,
} from "../../tests/support/judged.ts";
import { ask, type Answered, type AskOptions, type Question } from "../questions/ask.ts";
import { generate } from "../questions/generate.ts";
import { csvOf } from "../questions/schemas/load.ts";
import { outcomeOf } from "../questions/score.ts";
import { plannedSamples } from "./samples.ts";
import { dropForms, keepForms, type Forms } from "./recorded-forms.ts";

/** Of generated tables and questions. */
const SEEDS = [1];

/** @param say called after each part */
export async function askedForms(
  forms: Forms,
  folder: string | undefined,
  say: (what: string) => void,
): Promise<void> {
  await sampleForms(forms);
  say("samples of the tests");
  await answeredForms(forms);
  say("questions of the tests of answers");
  for (const seed of SEEDS) {
    await generatedForms(forms, seed);
    say(`generated questions, seed ${seed}`);
  }
  if (folder !== undefined && existsSync(join(folder, "cases.jsonl"))) {
    await published(forms, resolve(folder));
    say("public questions");
  }
  // At the end: what they have judged to be wrong outweighs all others.
  await judgedForms(forms);
  say("questions that people have judged");
}

export async function judgedForms(forms: Forms): Promise<void> {
  for (const room of judgedRooms) {
    await using planner = await judgedPlanner(room);
    for (const { asked, right = [], wrong = [] } of await judgedQuestions(room)) {
      const made = await planner.planOf(asked);
      if (right.length > 0) keepForms(forms, isSamePlan(made, right) ? right : []);
      else dropForms(forms, isSamePlan(made, wrong) ? wrong : []);
    }
  }
}

export async function sampleForms(forms: Forms): Promise<void> {
  for await (const { calls, isSame } of plannedSamples(Infinity))
    keepForms(forms, isSame ? calls : []);
}

export async function answeredForms(forms: Forms): Promise<void> {
  const questions = [...ofTable, ...tradeQuestions, ...workshopQuestions];
  const asked = questions.map((question, at) => ({ id: String(at), asked: question.ask }));
  const given = { ...files, ...tradeFiles, ...workshopFiles };
  await inFolder(given, async (paths, base) => {
    await asking(forms, asked, { files: paths, base }, ({ id, exit, answer }) => {
      const right = questions[Number(id)]?.right;
      return exit === 0 && right !== undefined && judge({ answer }, right) === "right";
    });
  });
}

async function generatedForms(forms: Forms, seed: number): Promise<void> {
  const { tables, questions } = await generate(seed);
  const given = Object.fromEntries(tables.map((table) => [table.file, csvOf(table)]));
  await inFolder(given, async (paths) => {
    for (const question of questions) {
      const named = paths.filter((path) => question.asked.includes(basename(path)));
      await asking(
        forms,
        [question],
        { files: named.length > 0 ? named : paths },
        ({ exit, results }) => outcomeOf(question, exit, results) === "right",
      );
    }
  });
}

async function asking(
  forms: Forms,
  questions: readonly Question[],
  where: Pick<AskOptions, "files" | "base">,
  isRight: (answered: Answered) => boolean,
): Promise<Answered[]> {
  return ask(questions, {
    ...where,
    planner: "grammar",
    onAnswer: (answered) => keepForms(forms, isRight(answered) ? argumentsOf(answered) : []),
  });
}

function argumentsOf({ calls }: Answered): { args: object }[] {
  return calls.map((call) => ({ args: JSON.parse(call.slice(call.indexOf(" "))) as object }));
}

async function inFolder(
  given: Readonly<Record<string, string>>,
  work: (paths: readonly string[], base: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "orchc-forms-"));
  try {
    const paths = Object.keys(given).map((name) => join(folder, name));
    for (const [name, text] of Object.entries(given)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    await work(paths, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Which of them are right is known when all are asked: they are asked once to know it, and once to keep the forms. */
async function published(forms: Forms, folder: string): Promise<void> {
  const cases = readFileSync(join(folder, "cases.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; question: string; file: string });
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .map((name) => join(folder, name));
  const questions = cases.map(({ id, question, file }) => ({
    id,
    asked: `In ${file}, ${question}`,
  }));
  const kept = mkdtempSync(join(tmpdir(), "orchc-forms-"));
  try {
    const file = join(kept, "answers.jsonl");
    const answers = await asking(forms, questions, { files: paths }, () => false);
    writeFileSync(file, answers.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const words = [join(folder, "score.py"), folder, file, "--list", "right"];
    const { stdout } = spawnSync("python3", words, { encoding: "utf8" });
    const right = new Set(stdout.split("\n").map((line) => line.split(" | ")[0]?.trim()));
    const again = questions.filter(({ id }) => right.has(id));
    await asking(forms, again, { files: paths }, ({ exit }) => exit === 0);
  } finally {
    rmSync(kept, { recursive: true });
  }
}
