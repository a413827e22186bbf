/** A public set of queries and tools: a plan is right when the scorer beside the cases says so. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProject } from "../../src/project.ts";
import { readCases } from "../planning/cases.ts";
import { planCase, type Prediction } from "../planning/plan-case.ts";
import { score } from "../planning/score.ts";
import { sampleOf } from "../questions/sample.ts";
import { tally, type Part } from "./part.ts";

/** @param folder of all sets */
export async function callsPart(folder: string, set: string, count: number): Promise<Part> {
  const all = readCases(folder, set, false);
  const cases = sampleOf(all.cases, count);
  const root = mkdtempSync(join(tmpdir(), "orchc-fit-"));
  const project = await openProject({ root, env: {}, flags: { planner: "grammar" } });
  const { workspace } = project;
  const planner = project.planner();
  const known = new Map<string, ReadonlySet<string>>();
  return {
    name: set,
    measure: async () => {
      const predictions: Prediction[] = [];
      for (const one of cases) {
        const { id, query } = one;
        predictions.push(
          await planCase({
            id,
            query,
            planner,
            given: all.catalogOf(one),
            workspace,
            partial: false,
          }),
        );
      }
      const key = JSON.stringify(predictions.map(({ tasks }) => tasks));
      const wrong = known.get(key) ?? score(folder, set, cases, predictions).wrong;
      known.set(key, wrong);
      // To say no where nothing fits is right, and counts as such.
      return tally(
        predictions.map(({ id, tasks }) =>
          !wrong.has(id) ? "right" : tasks.length > 0 ? "wrong" : "none",
        ),
      );
    },
  };
}
