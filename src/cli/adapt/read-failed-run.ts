/** What adapting knows of a run: its plan, how its tasks ended, and what was left to do when its last process began. */
import type { FailedRun, TaskOutcome } from "../../compiler/index.ts";
import { taskOf } from "../../contract/instance.ts";
import type { Store } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import { withHistory, type RunRow } from "../history.ts";
import { planOfRun } from "../plan-of-run.ts";

/** Events at a time: one may have an output in it. */
const PAGE = 100;

/** `undefined` when the plan that was run is not there any more. */
export async function readFailedRun(
  run: string,
  workspace: Workspace,
): Promise<(FailedRun & { readonly row: RunRow }) | undefined> {
  return withHistory(workspace, async (store) => {
    const row = await store.run(run);
    const plan = row && (await planOfRun(row, workspace));
    if (row === undefined || plan === undefined) return undefined;
    const outcomes = await outcomesOf(run, store);
    return { run, row, plan, outcomes, left: await leftOf(run, store) };
  });
}

async function outcomesOf(run: string, store: Store): Promise<TaskOutcome[]> {
  const attempts = await store.attempts(run);
  const errors = new Map(attempts.map(({ task, error }) => [task, error]));
  return (await store.tasks(run)).map(({ id, tool, status }) => {
    const error = status === "failed" ? errors.get(id) : undefined;
    return {
      id,
      task: taskOf(id),
      tool,
      status,
      ...(error && { error: { code: error.code, message: error.message } }),
    };
  });
}

async function leftOf(run: string, store: Store): Promise<ReadonlySet<string>> {
  let left = new Set<string>();
  for (let after = 0; ;) {
    const events = await store.events(run, { after, limit: PAGE });
    for (const event of events) {
      if (event.type === "run.started") left = new Set(event.tasks.map(({ id }) => id));
      else if (event.type === "run.resumed") left = new Set(event.again);
      else if (event.type === "tasks.added") for (const { id } of event.tasks) left.add(id);
      else if (event.type === "task.reused") left.delete(event.task);
    }
    const last = events.at(-1);
    if (last === undefined) return left;
    after = last.seq;
  }
}
