/** Asks questions one after another on a workspace that is made for them, and keeps it as it was made. */
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { callsOf } from "../../src/compiler/index.ts";
import { openProject } from "../../src/project.ts";
import { openStore } from "../../src/runtime/store/index.ts";
import { runInProcess, type Ran, type Room, type TaskResult } from "./run-in-process.ts";

export interface Question {
  readonly id: string;
  /** As it is typed, with the name of its file. */
  readonly asked: string;
}

export interface Answered extends Question {
  readonly exit: number;
  readonly answer: string;
  readonly results: readonly TaskResult[];
  readonly tools: readonly string[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  /** The arguments of every call, one a line. */
  readonly calls: readonly string[];
  readonly planMs: number;
  readonly runMs: number;
}

export interface AskOptions {
  /** Absolute paths; copied to the top of the workspace, or where they stand below `base`. */
  readonly files: readonly string[];
  readonly base?: string;
  readonly planner?: string | undefined;
  /** Milliseconds after which a question has failed. */
  readonly limitMs?: number;
  readonly onAnswer?: (answered: Answered, done: number) => void;
}

const LIMIT_MS = 60_000;

export async function ask(
  questions: readonly Question[],
  { files, base, planner, limitMs = LIMIT_MS, onAnswer }: AskOptions,
): Promise<Answered[]> {
  const root = await mkdtemp(join(tmpdir(), "orchc-questions-"));
  const copyFiles = () =>
    Promise.all(
      files.map((file) =>
        cp(file, join(root, base === undefined ? basename(file) : relative(base, file))),
      ),
    );
  await writeFile(join(root, "orchc.config.yaml"), "{}\n");
  await copyFiles();
  const flags = planner === undefined ? {} : { planner };
  const project = await openProject({ root, env: {}, flags });
  const store = await openStore(project.workspace.paths.database);
  const { workspace } = project;
  const room: Room = {
    workspace,
    store,
    catalog: await project.catalog(),
    planner: project.planner(),
  };
  const made = new Set([...(await readdir(root)), basename(workspace.paths.generated)]);
  const answers: Answered[] = [];
  try {
    for (const question of questions) {
      const ran = await within(limitMs, runInProcess(question.asked, room));
      const answered = answeredBy(question, ran, limitMs);
      answers.push(answered);
      onAnswer?.(answered, answers.length);
      if (ran?.wrote === false) continue;
      // What one question left behind must not help or hinder the next.
      const extra = (await readdir(root)).filter((name) => !made.has(name));
      await Promise.all(extra.map((name) => rm(join(root, name), { recursive: true })));
      await copyFiles();
    }
  } finally {
    await store.close();
    await rm(root, { recursive: true, force: true });
  }
  return answers;
}

function answeredBy(question: Question, ran: Ran | undefined, limitMs: number): Answered {
  if (ran === undefined) {
    const problems = [{ code: "", message: `no answer within ${limitMs / 1000} s` }];
    const nothing = { answer: "", results: [], tools: [], calls: [], planMs: limitMs, runMs: 0 };
    return { ...question, exit: 1, problems, ...nothing };
  }
  const { exit, answer, results, diagnostics, plan, planMs, runMs } = ran;
  const calls = (plan?.tasks ?? []).flatMap((task) => [...callsOf(task)]);
  const problems = diagnostics.filter(({ severity }) => severity === "error");
  return {
    ...question,
    exit,
    answer,
    results,
    tools: calls.map(({ tool }) => tool),
    problems: problems.map(({ code, message }) => ({ code, message })),
    calls: calls.map(({ tool, args }) => `${tool} ${JSON.stringify(args)}`),
    planMs,
    runMs,
  };
}

/** What work gives, or `undefined` when that takes too long; it is not stopped. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const timeout = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => timeout.resolve(undefined), ms);
  return Promise.race([work, timeout.promise]).finally(() => clearTimeout(timer));
}
