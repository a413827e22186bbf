/** What was changed of a task that two plans have. */
import type { Json } from "../../contract/json.ts";
import type { Need, Task } from "../../contract/plan.ts";
import { allCallsOf } from "../kinds/index.ts";
import { diffValues, type Change, type Placed } from "./diff-values.ts";
import type { Matching } from "./matching.ts";
import { toAfter, toBefore } from "./rename-references.ts";
import { bodyOf, toolsOf } from "./tasks-of.ts";

/** What of a task a change is of, in the order in which changes are listed. */
export const aspects = [
  "tool",
  /** Or any other field that its kind gives it. */
  "argument",
  "needs",
  "priority",
  "retry",
  "time limit",
  "estimate",
  "title",
  "kind",
  "internal",
  "risk",
] as const;
export type Aspect = (typeof aspects)[number];

export interface TaskChange extends Change {
  readonly of: Aspect;
}

/** All needs of a task in each of the two plans. */
export interface NeedsOfBoth {
  readonly before: (task: Task) => readonly Need[];
  readonly after: (task: Task) => readonly Need[];
}

/**
 * All changes, what matters most to a reviewer first. Where the query says a task (`origin`, `words`) is no part of it.
 * A reference or need that leads to the counterpart of what it led to is not changed; values are given as each plan
 * has them.
 */
export function diffTask(
  before: Task,
  after: Task,
  matching: Matching,
  needs: NeedsOfBoth,
): TaskChange[] {
  const fields: readonly (readonly [Aspect, string, (task: Task) => unknown])[] = [
    ["priority", "priority", ({ priority }) => priority],
    ["retry", "retry", ({ retry }) => retry],
    ["time limit", "timeoutMs", ({ timeoutMs }) => timeoutMs],
    ["estimate", "estimate", ({ estimate }) => estimate],
    ["title", "title", ({ title }) => title],
    ["kind", "kind", ({ kind }) => kind],
    ["internal", "internal", ({ internal }) => internal],
  ];
  return [
    ...diffTools(before, after),
    ...diffBodies(before, after, matching),
    ...diffNeeds(needs.before(before), needs.after(after), matching),
    ...fields.flatMap(([of, at, read]) =>
      diffValues(placed(at, read(before)), placed(at, read(after))).map((change) => ({
        of,
        ...change,
      })),
    ),
  ];
}

function placed(at: string, value: unknown): Placed | undefined {
  return value === undefined ? undefined : { at, value: value as Json };
}

function diffTools(before: Task, after: Task): TaskChange[] {
  const named = (task: Task): Placed => ({ at: "tool", value: toolsOf(task).join(", ") });
  return diffValues(named(before), named(after)).map((change) => ({ of: "tool", ...change }));
}

function diffBodies(before: Task, after: Task, matching: Matching): TaskChange[] {
  const own = (task: Task): Set<string> =>
    new Set(
      allCallsOf(task).flatMap(({ at }) => ["agent", "tool"].map((field) => beside(at, field))),
    );
  const tools = own(before).union(own(after));
  const changes = diffValues(
    { at: "", value: toAfter(bodyOf(before), matching) },
    { at: "", value: bodyOf(after) },
  );
  return changes
    .filter((change) => !tools.has((change.after ?? change.before)?.at ?? ""))
    .map(({ before: one, after: other }) => ({
      of: "argument",
      ...(one && { before: { at: one.at, value: toBefore(one.value, matching) } }),
      ...(other && { after: other }),
    }));
}

/** Where a field stands that has the arguments at `at` beside it. */
function beside(at: string, field: string): string {
  return at.replace(/[^.]*$/, field);
}

/** Needs that there are on one side only. */
function diffNeeds(
  one: readonly Need[],
  other: readonly Need[],
  { after: names }: Matching,
): TaskChange[] {
  const key = ({ task, when }: Need): string => `${when} ${task}`;
  const shared = one.map((need) => key({ ...need, task: names.get(need.task) ?? ALONE }));
  const [had, has] = [new Set(shared), new Set(other.map(key))];
  const said = ({ task, when }: Need): Placed => {
    return { at: "needs", value: when === "success" ? task : `${task} (${when})` };
  };
  return [
    ...one
      .filter((_, i) => !has.has(shared[i] ?? ""))
      .map((need) => ({ of: "needs" as const, before: said(need) })),
    ...other
      .filter((need) => !had.has(key(need)))
      .map((need) => ({ of: "needs" as const, after: said(need) })),
  ];
}

/** No task is called so. */
const ALONE = "-";
