/** Generated questions over generated tables: a question is run again only when its plan is another one. */
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { callsOf, plan, sourceOf } from "../../src/compiler/index.ts";
import { openProject } from "../../src/project.ts";
import { ask } from "../questions/ask.ts";
import { generate, type Generated } from "../questions/generate.ts";
import { sampleOf } from "../questions/sample.ts";
import { csvOf } from "../questions/schemas/load.ts";
import { outcomeOf } from "../questions/score.ts";
import { tally, type Outcome, type Part } from "./part.ts";

/** @returns the part, and the folder that holds its tables, to be removed in the end */
export async function generatedPart(
  seed: number,
  count: number,
): Promise<Part & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "orchc-fit-"));
  const { tables, questions: all } = await generate(seed);
  const questions = sampleOf(all, count);
  for (const table of tables) await writeFile(join(folder, table.file), csvOf(table));
  const files = tables.map(({ file }) => join(folder, file));
  const project = await openProject({ root: folder, env: {}, flags: { planner: "grammar" } });
  const { workspace } = project;
  const catalog = await project.catalog();
  const planner = project.planner();
  const known = new Map<string, Outcome>();

  const outcome = async (question: Generated): Promise<Outcome> => {
    const source = await sourceOf(question.asked, { workspace, name: "fit" });
    const { plan: made } = await plan({ source, workspace, catalog, planner });
    if (made === undefined) return "none";
    const key = `${question.id} ${JSON.stringify(made.tasks.map((task) => callsOf(task)))}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const named = files.filter((file) => question.asked.includes(basename(file)));
    const [answered] = await ask([question], {
      files: named.length > 0 ? named : files,
      planner: "grammar",
    });
    const { exit = 1, results = [] } = answered ?? {};
    const found = outcomeOf(question, exit, results);
    const result = found === "right" ? "right" : found === "wrong" ? "wrong" : "none";
    known.set(key, result);
    return result;
  };
  return {
    name: `generated questions (seed ${seed})`,
    folder,
    measure: async () => {
      const outcomes: Outcome[] = [];
      for (const question of questions) outcomes.push(await outcome(question));
      return tally(outcomes);
    },
  };
}
