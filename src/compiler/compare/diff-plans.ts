/** What differs between two plans. */
import type { Json } from "../../contract/json.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import type { Risk } from "../../contract/plan.ts";
import type { Comparable } from "./comparable.ts";
import { diffFlows, type FlowChanges } from "./diff-flows.ts";
import { diffPermissions, type PermissionChanges } from "./diff-permissions.ts";
import { diffTask, type NeedsOfBoth, type TaskChange } from "./diff-task.ts";
import { diffValues, type Change } from "./diff-values.ts";
import { figuresOf, type Figures } from "./figures.ts";
import { needsOf } from "../graph/needs.ts";
import type { Matching } from "./matching.ts";
import { matchTasks } from "./match-tasks.ts";
import { tasksOf, toolsOf } from "./tasks-of.ts";

/** A task that one of the plans has. */
export interface LoneTask {
  readonly id: string;
  readonly title: string;
  readonly tools: readonly string[];
  /** Whether it is on a longest chain of tasks, so that the plan takes longer when it does. */
  readonly isCritical: boolean;
  readonly risk: Risk;
  /** What makes the risk what it is. */
  readonly reasons: readonly string[];
}

/** A task that both plans have. */
export interface SharedTask {
  readonly before: LoneTask;
  readonly after: LoneTask;
}

export interface ChangedTask extends SharedTask {
  readonly changes: readonly TaskChange[];
}

export interface PlanDiff {
  /** Nothing differs. Names of plans, ids, and where the query says what, are no part of that. */
  readonly isEqual: boolean;
  /** In the order of the plan after. */
  readonly added: readonly LoneTask[];
  /** In the order of the plan before. */
  readonly removed: readonly LoneTask[];
  /** In the order of the plan after. */
  readonly changed: readonly ChangedTask[];
  /** Tasks of both plans of which nothing was changed, whatever their ids are. */
  readonly unchanged: number;
  /** Tasks of both plans that are on a longest chain of tasks now and were not, and the other way round. */
  readonly critical: {
    readonly joined: readonly SharedTask[];
    readonly left: readonly SharedTask[];
  };
  /** Of the request, parameters, profile, time zone, and what was known and assumed when planning. */
  readonly head: readonly Change[];
  readonly permissions: PermissionChanges;
  /** Of untrusted data. */
  readonly flows: FlowChanges;
  readonly figures: { readonly before: Figures; readonly after: Figures };
}

/** `diffPlans(b, a)` says the same as `diffPlans(a, b)` the other way round. */
export function diffPlans(before: Comparable, after: Comparable): PlanDiff {
  const matching = matchTasks(before.plan, after.plan);
  const old = new Map(tasksOf(before.plan).map((task) => [task.id, task]));
  const shared = tasksOf(after.plan).flatMap((task) => {
    const counterpart = old.get(matching.before.get(task.id) ?? "");
    return counterpart === undefined ? [] : [{ before: counterpart, after: task }];
  });
  const needs = { before: needsOf(before.plan), after: needsOf(after.plan) };
  const compared = shared.map((pair) => compareTask(pair, [before, after], matching, needs));
  const changed = compared.filter(({ changes }) => changes.length > 0);
  const added = tasksOf(after.plan).filter(({ id }) => !matching.before.has(id));
  const removed = tasksOf(before.plan).filter(({ id }) => !matching.after.has(id));
  const permissions = diffPermissions(before.touches, after.touches, matching);
  const flows = diffFlows(before.flows, after.flows);
  const head = diffHeads(before.plan, after.plan);
  const found = [permissions.gained, permissions.lost, flows.gained, flows.lost];
  const differences = [added, removed, changed, head, ...found];
  return {
    isEqual: differences.every(({ length }) => length === 0),
    added: added.map((task) => describe(task, after)),
    removed: removed.map((task) => describe(task, before)),
    changed,
    unchanged: shared.length - changed.length,
    critical: {
      joined: compared
        .filter((one) => one.after.isCritical && !one.before.isCritical)
        .map(withoutChanges),
      left: compared
        .filter((one) => one.before.isCritical && !one.after.isCritical)
        .map(withoutChanges),
    },
    head,
    permissions,
    flows,
    figures: { before: figuresOf(before), after: figuresOf(after) },
  };
}

function compareTask(
  pair: { readonly before: Task; readonly after: Task },
  [before, after]: readonly [Comparable, Comparable],
  matching: Matching,
  needs: NeedsOfBoth,
): ChangedTask {
  const [one, other] = [describe(pair.before, before), describe(pair.after, after)];
  const risk = diffValues({ at: "risk", value: one.risk }, { at: "risk", value: other.risk });
  return {
    before: one,
    after: other,
    changes: [
      ...diffTask(pair.before, pair.after, matching, needs),
      ...risk.map((change) => ({ of: "risk" as const, ...change })),
    ],
  };
}

function withoutChanges({ before, after }: ChangedTask): SharedTask {
  return { before, after };
}

function describe(task: Task, { analysis, risks: all }: Comparable): LoneTask {
  const { risk = "low", reasons = [] } = all.get(task.id) ?? {};
  return {
    id: task.id,
    title: task.title,
    tools: toolsOf(task),
    isCritical: analysis.slack[task.id] === 0,
    risk,
    reasons,
  };
}

/** What a plan says beside its tasks. Of files their columns and how they are read: `sha256` only stands for these. */
function diffHeads(before: Plan, after: Plan): Change[] {
  return diffValues({ at: "", value: headOf(before) }, { at: "", value: headOf(after) });
}

function headOf({ source, params, profile, timeZone, notes = [], facts = [] }: Plan): Json {
  const head = {
    request: source.query,
    params,
    profile,
    ...(timeZone !== undefined && { timeZone }),
    notes: notes.map(({ kind, text }) => `${kind}: ${text}`),
    files: Object.fromEntries(
      facts.map(({ path, agent, reading, columns }) => {
        const known = { agent, ...(reading && { reading }), ...(columns && { columns }) };
        return [path, known];
      }),
    ),
  };
  return head as unknown as Json;
}
