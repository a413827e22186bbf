/** What earlier processes of a run have spent, and the runs that it goes on from: its journal says so. */
import { turnOutputSchema } from "../../../contract/agent-turn.ts";
import { outcomeNotKnown } from "../../../contract/diagnostics/index.ts";
import type { Recorded } from "../../../contract/events.ts";
import { taskOf } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { agentsIn } from "../../../contract/regions/index.ts";
import { nanoUsdOf, type Spent } from "../../scheduler/index.ts";
import type { RunRow, Store } from "../../store/index.ts";

export interface SpentBefore extends Spent {
  readonly modelCalls: number;
}

export const NOTHING_SPENT: SpentBefore = {
  nanoUsd: 0,
  toolCalls: 0,
  modelCalls: 0,
  seconds: 0,
  attempts: new Map(),
};

/** Events at a time: one may have an output of `limits.inlineBytes` in it. */
const PAGE = 100;

/** @param manifest prices attempts, also those of a run of an earlier build: by the ids of their tasks */
export async function spentBefore(
  row: RunRow,
  { tasks, core }: Pick<Manifest, "tasks" | "core">,
  store: Store,
): Promise<SpentBefore> {
  const prices = new Map(tasks.map(({ id, estimate }) => [id, nanoUsdOf(estimate.usd)]));
  const turns = new Set(agentsIn(core).map(({ turn }) => turn.id));
  const attempts = new Map<string, number>();
  const spent = { nanoUsd: 0, toolCalls: 0, modelCalls: 0, seconds: 0 };
  for (let run: RunRow | undefined = row; run !== undefined;) {
    /** The first event of the process and its latest. */
    let begun: string | undefined;
    let latest = "";
    const close = () => {
      if (begun !== undefined)
        spent.seconds += Math.max(0, Date.parse(latest) - Date.parse(begun)) / 1000;
      begun = undefined;
    };
    for await (const event of eventsOf(run.id, store)) {
      if (event.type === "run.started" || event.type === "run.resumed") {
        close();
        begun = event.at;
      } else if (event.type === "task.started" && prices.has(taskOf(event.task))) {
        spent.toolCalls += 1;
        spent.nanoUsd += prices.get(taskOf(event.task)) ?? 0;
        attempts.set(event.task, (attempts.get(event.task) ?? 0) + 1);
      } else if (event.type === "task.started" && turns.has(taskOf(event.task))) {
        spent.modelCalls += 1;
      } else if (event.type === "task.succeeded" && turns.has(taskOf(event.task))) {
        spent.nanoUsd += nanoUsdOf(
          turnOutputSchema.safeParse(event.output.data).data?.usage.usd ?? 0,
        );
      } else if (event.type === "run.finished") {
        spent.modelCalls += event.modelCalls ?? 0;
      }
      if (isSignOfLife(event)) latest = event.at;
    }
    // What begins now has recorded its beginning, and has spent nothing.
    close();
    run = run.from === undefined ? undefined : await store.run(run.from);
  }
  return { ...spent, attempts };
}

/** What is recorded of a process that had died, by whoever goes on, says nothing of how long it worked. */
function isSignOfLife(event: Recorded): boolean {
  switch (event.type) {
    case "task.failed":
      return event.error.code !== outcomeNotKnown.code;
    case "task.cancelled":
    // A person decides when nothing runs, too.
    case "gate.decided":
      return false;
    case "run.finished":
      return event.status !== "cancelled" || event.error === undefined;
    default:
      return true;
  }
}

async function* eventsOf(run: string, store: Store): AsyncGenerator<Recorded> {
  for (let after = 0; ;) {
    const events = await store.events(run, { after, limit: PAGE });
    yield* events;
    const last = events.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
