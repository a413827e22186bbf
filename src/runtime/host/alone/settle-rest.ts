/** What follows for a run from the outcomes that are stored: tasks that cannot run any more, and its end. */
import { initialState, isRecord, reduce, type Graph } from "../../scheduler/index.ts";
import { EventRefused, type Store } from "../../store/index.ts";
import type { Journal } from "../journal.ts";

/** Several scripts of a run can find the same at the same time; after so many meetings something else is wrong. */
const MOST_TRIES = 10;

/** Scripts that run alone have no process above them that would see to this. */
export async function settleRest(
  run: string,
  graph: Graph,
  store: Store,
  journal: Journal,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    if ((await store.run(run))?.status !== "running") return;
    const rows = (await store.tasks(run)).filter(({ id }) => graph.taskAt.has(id));
    const settled = rows.flatMap(({ id: task, status }) =>
      status === "pending" || status === "running" || status === "waiting"
        ? []
        : [{ task, status }],
    );
    // Nobody runs here, so nothing is dispatched.
    const { commands } = reduce(initialState(graph, 0), { is: "begin", settled });
    try {
      return await journal.carryOut(commands.filter(isRecord));
    } catch (error) {
      if (!(error instanceof EventRefused) || tries === MOST_TRIES) throw error;
    }
  }
}
