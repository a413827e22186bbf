import { join } from "node:path";
import { noSuchTask, OrchcError } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listRuns, runNamed, withHistory, type RunRow } from "../history.ts";
import { readFinishedRun, type FinishedRun } from "../finished-run.ts";
import { renderFinishedRun } from "../render/finished-run.ts";
import { renderTaskDetails } from "../render/task-details.ts";
import { busOf, findDamaged, namedInstances, type Bus, type Store } from "../../runtime/index.ts";
import type { Session } from "../session.ts";

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
    task: {
      type: "string",
      describe: "a task of the run, or an item of a loop (t3[4]), with its attempts and its output",
    },
  },
  examples: [
    ["orchc show", "the last run: tasks, errors, answer"],
    ["orchc show last t2", "a task's output"],
  ],
  complete: listRuns,
  async run({ run, task }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    return withHistory(workspace, async (store) => {
      const row = await runNamed(store, run);
      const bus = busOf(workspace);
      if (task !== undefined) return showTask(row, task, { store, bus, session });
      const finished = await readFinishedRun(row, store, workspace);
      const text = await renderFinishedRun(finished, session.cwd, session.out);
      const damaged = await findDamaged(bus, row.id, await store.artifacts(row.id));
      // What is shown was made when they were there.
      const diagnostics = damaged.map(({ diagnostic }) => ({
        ...diagnostic,
        severity: "warning" as const,
      }));
      return { text, json: documentOf(finished), diagnostics };
    });
  },
});

/** Counts follow from the rows. */
function documentOf({ run, tasks, notes, findings, answer, files }: FinishedRun) {
  return { run, tasks, notes, findings, ...(answer !== undefined && { answer }), files };
}

async function showTask(
  { id: run }: RunRow,
  id: string,
  { store, bus, session }: { readonly store: Store; readonly bus: Bus; readonly session: Session },
): Promise<Outcome> {
  const task = await store.task(run, id);
  if (task === undefined) {
    const known = (await store.tasks(run)).map((row) => row.id);
    throw new OrchcError(
      noSuchTask({ task: id, run, known: namedInstances(id, run, known), isId: true }),
    );
  }
  const attempts = (await store.attempts(run)).filter((attempt) => attempt.task === id);
  const output = await store.output(run, id);
  const contexts = (await store.artifacts(run))
    .filter((artifact) => artifact.task === id && artifact.type === "error")
    .map(({ path }) => join(bus.mount(run), path));
  const details = { run, task, attempts, contexts, output };
  return { text: renderTaskDetails(details, session.cwd, session.out), json: details };
}
