/** What this run takes from earlier ones instead of doing it: from the run that it goes on from, and from the cache. */
import type { RunEvent, TaskError, TaskOutput } from "../../../contract/events.ts";
import { taskOf } from "../../../contract/instance.ts";
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import { outcomeNotKnown, resultNotReusable } from "../../../contract/diagnostics/index.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { TaskRow } from "../../store/index.ts";
import type { Clock } from "../clock.ts";
import type { TaskIdentity } from "../identity/identify.ts";
import type { Journal } from "../journal.ts";
import type { Outputs } from "../outputs.ts";
import type { Finder, Found } from "./find-result.ts";
import type { Prediction } from "./predict.ts";
import type { DoneBefore } from "./done-before.ts";
import type { HeldBack } from "./held-back.ts";
import { taskError } from "../task-error.ts";
import { findUnmet } from "../criteria.ts";
import { thresholdsOf } from "../verification/thresholds-of.ts";
import { takenFindings } from "./taken-findings.ts";
import { NotUsable, takeResult } from "./take-result.ts";

export interface Reuse {
  /** Whether any task could have its output from elsewhere. */
  readonly isUsed: boolean;
  /** Whether the task has one now: it is recorded, and the task is done. */
  take(task: CoreTask, identity: TaskIdentity): Promise<boolean>;
  /** Why the task may not be done: nobody knows whether the run before has done it. */
  heldBack(task: CoreTask, identity: TaskIdentity): TaskError | undefined;
  /** What `take` would find, as far as that can be known before the run. */
  predict(tasks: readonly CoreTask[]): Promise<Prediction[]>;
}

export interface ReuseOptions {
  readonly run: string;
  readonly workspace: Workspace;
  readonly finder: Finder;
  /** The same finder with no output taken yet, and identities by outputs that are foreseen. */
  readonly predict: Reuse["predict"];
  readonly heldBack: HeldBack;
  readonly doneBefore: DoneBefore;
  readonly manifest: Pick<Manifest, "tasks" | "tools" | "profile">;
  /** Ids of tasks within regions. */
  readonly inner: ReadonlySet<string>;
  /** Of this run, as it stands. */
  readonly rows: readonly TaskRow[];
  readonly journal: Journal;
  readonly outputs: Pick<Outputs, "add">;
  readonly clock: Clock;
  readonly emit: (event: RunEvent) => void;
}

export function reuseOf(options: ReuseOptions): Reuse {
  const {
    run,
    workspace,
    finder,
    heldBack,
    doneBefore,
    inner,
    rows,
    journal,
    outputs,
    clock,
    emit,
  } = options;
  const { tasks, tools } = options.manifest;
  const changing = new Set(tools.filter(({ effect }) => effect !== "read").map(({ name }) => name));
  const verifying = new Set(tools.flatMap(({ name, verifies }) => (verifies ? [name] : [])));
  const reused = new Set(rows.flatMap(({ id, from }) => (from === undefined ? [] : [id])));
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const changed = new Map<string, boolean>();
  const refused = new Set<string>();
  const lost = new Map<string, TaskError>();

  async function adopt(
    { id: task, tool, criteria }: CoreTask,
    { output: found, by }: Found,
  ): Promise<boolean> {
    // Before its script starts and when its script asks: it is looked at once.
    const key = `${task} ${found.run} ${found.task}`;
    if (refused.has(key)) return false;
    try {
      const output = await takeResult(found, { run, task }, workspace);
      if (criteria !== undefined) expectCriteria(criteria, output);
      if (verifying.has(tool)) {
        const thresholds = thresholdsOf(options.manifest, workspace.config);
        await journal.verify(task, takenFindings(output, thresholds));
      }
      const from = found.metadata.from ?? { run: found.run, task: found.task, at: found.madeAt };
      await journal.reuse(task, { output, from, by });
      outputs.add(task, output);
      reused.add(task);
      return true;
    } catch (error) {
      if (!(error instanceof NotUsable)) throw error;
      refused.add(key);
      const why = error.message;
      if (by === "resume" && !journal.isRepeatable(task)) {
        const how = `it was done, and its output cannot be used (${why})`;
        lost.set(task, taskError(outcomeNotKnown({ task, tool, run: found.run, how })));
      }
      const diagnostic = resultNotReusable({ task, run: found.run, why });
      emit({ type: "run.note", run, at: clock.now(), diagnostic });
      return false;
    }
  }

  /** What cannot be taken and must not be done twice is done by nobody. */
  async function expectNotDone({ id, tool }: CoreTask, { sha256 }: TaskIdentity): Promise<void> {
    if (lost.has(id) || journal.isRepeatable(id)) return;
    const how = await doneBefore(id, sha256);
    if (how !== undefined) lost.set(id, taskError(outcomeNotKnown({ task: id, tool, run, how })));
  }

  /** Whether all that a task needs was taken, and nothing before it was changed anew. */
  function keptNeeds({ id, needs }: CoreTask): boolean {
    // What it needs there stands in its block, and may have been done anew.
    return (
      !inner.has(taskOf(id)) && needs.every(({ task }) => reused.has(task) && !changedBefore(task))
    );
  }

  /** Of a settled task, so that the answer stays. */
  function changedBefore(id: string): boolean {
    const known = changed.get(id);
    if (known !== undefined) return known;
    const { tool = "", needs = [] } = byId.get(id) ?? {};
    const isAnew = !reused.has(id) && changing.has(tool);
    const found = isAnew || needs.some((need) => changedBefore(need.task));
    changed.set(id, found);
    return found;
  }

  const holds: Reuse["heldBack"] = (task, identity) =>
    lost.get(task.id) ?? heldBack(task, identity.sha256);

  return {
    isUsed: finder.isUsed,
    predict: options.predict,
    heldBack: holds,
    take: async (task, identity) => {
      if (!finder.isUsed || holds(task, identity) !== undefined) return false;
      const { found } = await finder.find(task, identity, keptNeeds(task));
      for (const each of found) if (await adopt(task, each)) return true;
      await expectNotDone(task, identity);
      return false;
    },
  };
}

/** What was made for another plan has not been checked by the criteria of this one. */
function expectCriteria(criteria: NonNullable<CoreTask["criteria"]>, output: TaskOutput): void {
  if (output.outputFile !== undefined) throw new NotUsable("it is too large to be checked again");
  const unmet = findUnmet({ criteria }, output.data);
  if (unmet !== undefined) throw new NotUsable(unmet.message);
}
