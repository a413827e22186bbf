/**
 * Questions that people who had not seen the planner asked of files of their own, with the plan that they judged: as
 * right, or as an answer to another question. They lie in `tests/judged/`, a folder a workspace: its data files, and
 * `questions.jsonl` with a line for each.
 */
import { cp, readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { callsOf, plan, sourceOf } from "../../src/compiler/index.ts";
import { canonicalJson } from "../../src/contract/json.ts";
import { openProject } from "../../src/project.ts";
import { tempFolder } from "./temp-folder.ts";

const folder = resolve(import.meta.dirname, "../judged");
const QUESTIONS = "questions.jsonl";
export const judgedRooms = await readdir(folder);

export interface Call {
  readonly tool: string;
  readonly args: object;
}

export interface JudgedQuestion {
  readonly asked: string;
  /** Exactly one of the two. */
  readonly right?: readonly Call[];
  readonly wrong?: readonly Call[];
}

export async function judgedQuestions(room: string): Promise<JudgedQuestion[]> {
  const lines = await readFile(join(folder, room, QUESTIONS), "utf8");
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as JudgedQuestion);
}

/** Plans questions in a workspace that has the files of the room; `undefined` where one is refused. */
export async function judgedPlanner(room: string) {
  const kept = await tempFolder();
  const root = join(kept.path, "workspace");
  // The questions are no data of theirs.
  const filter = (path: string): boolean => basename(path) !== QUESTIONS;
  await cp(join(folder, room), root, { recursive: true, filter });
  const project = await openProject({ root, env: {}, flags: { planner: "grammar" } });
  const { workspace } = project;
  const catalog = await project.catalog();
  const planner = project.planner();
  return {
    planOf: async (asked: string): Promise<Call[] | undefined> => {
      const source = await sourceOf(asked, { workspace, name: "judged" });
      const { plan: made } = await plan({ source, workspace, catalog, planner });
      return made?.tasks.flatMap((task) => callsOf(task).map(({ tool, args }) => ({ tool, args })));
    },
    [Symbol.asyncDispose]: () => kept[Symbol.asyncDispose](),
  };
}

export function isSamePlan(one: readonly Call[] = [], other: readonly Call[] = []): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
