/** Regions of builds that are written by hand: what matters of them, and the rest filled in. */
import type { Expression } from "../../src/contract/expression/expression.ts";
import type { ErrorClass } from "../../src/contract/error-class.ts";
import {
  parallelRegion,
  sequenceRegion,
  taskRegion,
  type BranchRegion,
  type FallbackRegion,
  type LoopRegion,
  type ParallelRegion,
  type Region,
  type RegionTask,
  type SubplanRegion,
} from "../../src/contract/regions/index.ts";

/** A task by its id, or a region. */
export type Part = string | LoopRegion | BranchRegion | FallbackRegion | ParallelRegion | Region;

export const regionOf = (part: Part): Region =>
  typeof part === "string" ? taskRegion(part) : part;

let blocks = 0;

/** A block: its parts run one after the other. */
export function block(...parts: readonly Part[]): Region {
  blocks += 1;
  return sequenceRegion(`block${blocks}`, parts.map(regionOf));
}

/** @param needs `t1`, whose success it needs */
export const regionTask = (id: string, ...needs: readonly string[]): RegionTask => ({
  title: `Region ${id}`,
  needs: needs.map((task) => ({ task, when: "success" })),
  priority: "medium",
  estimate: { seconds: 1, usd: 0 },
});

export function loopOver(
  id: string,
  list: LoopRegion["over"] extends infer _
    ? Extract<LoopRegion["over"], { is: "items" }>["list"]
    : never,
  parts: readonly Part[],
  rest: Partial<Omit<LoopRegion, "kind" | "id" | "body" | "over">> & { readonly as?: string } = {},
): LoopRegion {
  const { as = "item", ...more } = rest;
  return {
    kind: "loop",
    id,
    task: regionTask(id),
    over: { is: "items", list, as },
    carry: [],
    limit: 20_000,
    concurrency: 4,
    onError: "stop",
    body: block(...parts),
    ...more,
  };
}

export function rounds(
  id: string,
  parts: readonly Part[],
  rest: Partial<Omit<LoopRegion, "kind" | "id" | "body" | "over">> & {
    readonly until?: Expression;
  } = {},
): LoopRegion {
  const { until, ...more } = rest;
  return {
    kind: "loop",
    id,
    task: regionTask(id),
    over: { is: "rounds", ...(until !== undefined && { until }) },
    carry: [],
    limit: 5,
    concurrency: 1,
    onError: "stop",
    body: block(...parts),
    ...more,
  };
}

export function branchOn(
  id: string,
  when: Expression,
  then: readonly Part[],
  other?: readonly Part[],
  task = regionTask(id),
): BranchRegion {
  return {
    kind: "branch",
    id,
    task,
    when,
    then: block(...then),
    ...(other !== undefined && { else: block(...other) }),
  };
}

export function fallbackTo(
  id: string,
  alternatives: Readonly<Record<string, readonly Part[]>>,
  on: readonly ErrorClass[] = [
    "network",
    "rate-limit",
    "timeout",
    "lost",
    "denied",
    "bad-data",
    "failed",
  ],
): FallbackRegion {
  return {
    kind: "fallback",
    id,
    task: regionTask(id),
    on,
    alternatives: Object.entries(alternatives).map(([name, parts]) => ({
      name,
      region: block(...parts),
    })),
  };
}

export function subplanOf(id: string, parts: readonly Part[]): SubplanRegion {
  return { kind: "subplan", id, task: regionTask(id), plan: "another", body: block(...parts) };
}

export function sideBySide(
  id: string,
  join: ParallelRegion["join"],
  members: readonly Part[],
  limit?: number,
): ParallelRegion {
  const rest = { join, task: regionTask(id), ...(limit !== undefined && { limit }) };
  return parallelRegion(id, members.map(regionOf), rest);
}

/** `item.n`, as the tree of an expression. */
export function path(name: string, ...fields: readonly string[]): Expression {
  return fields.reduce<Expression>((of, field) => ({ is: "member", of, name: field }), {
    is: "name",
    name,
  });
}

export function compare(
  op: ">" | "<" | "===" | ">=",
  left: Expression,
  value: string | number | boolean,
): Expression {
  return { is: "binary", op, left, right: { is: "literal", value } };
}
