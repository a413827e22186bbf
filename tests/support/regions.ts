/** Regions as lowering gives them, for tests of what comes after it. */
import type { LoweredTask } from "../../src/compiler/kinds/index.ts";
import { readExpression } from "../../src/compiler/expression/index.ts";
import type { CoreTask } from "../../src/contract/manifest.ts";
import {
  sequenceRegion,
  taskRegion,
  type BranchRegion,
  type FallbackRegion,
  type GateRegion,
  type LoopRegion,
  type ParallelRegion,
  type RegionTask,
  type SubplanRegion,
} from "../../src/contract/regions/index.ts";
import type { Arg, Args } from "../../src/contract/values.ts";

const head = (id: string, needs: readonly string[] = []): RegionTask => ({
  title: `Task ${id}`,
  needs: needs.map((task) => ({ task, when: "success" })),
  priority: "medium",
  estimate: { seconds: 1, usd: 0 },
});

/** A call of `test.echo`, unless another tool is named. */
export function leaf(id: string, args: Args = {}, rest: Partial<CoreTask> = {}): LoweredTask {
  const tool = rest.tool ?? "test.echo";
  const task: CoreTask = {
    ...head(id),
    id,
    agent: tool.split(".")[0] ?? "",
    tool,
    args,
    retry: { limit: 0, backoff: "exponential", baseMs: 500 },
    timeoutMs: 30_000,
    ...rest,
  };
  return { region: taskRegion(id), tasks: [task] };
}

export function block(id: string, members: readonly LoweredTask[]): LoweredTask {
  return {
    region: sequenceRegion(
      id,
      members.map(({ region }) => region),
    ),
    tasks: members.flatMap(({ tasks }) => tasks),
  };
}

export function branch(
  id: string,
  when: string,
  then: readonly LoweredTask[],
  otherwise?: readonly LoweredTask[],
  needs?: readonly string[],
): LoweredTask {
  const first = block(`${id}.then`, then);
  const second = otherwise && block(`${id}.else`, otherwise);
  const region: BranchRegion = {
    kind: "branch",
    id,
    task: head(id, needs),
    when: readExpression(when),
    then: first.region,
    ...(second && { else: second.region }),
  };
  return { region, tasks: [...first.tasks, ...(second?.tasks ?? [])] };
}

export function forEach(
  id: string,
  list: Arg,
  as: string,
  body: readonly LoweredTask[],
  rest: Partial<LoopRegion> & { readonly needs?: readonly string[] } = {},
): LoweredTask {
  return loop(id, { is: "items", list, as }, body, rest);
}

export function loop(
  id: string,
  over: LoopRegion["over"],
  body: readonly LoweredTask[],
  { needs, ...rest }: Partial<LoopRegion> & { readonly needs?: readonly string[] } = {},
): LoweredTask {
  const { region: inner, tasks } = block(`${id}.tasks`, body);
  const region: LoopRegion = {
    kind: "loop",
    id,
    task: head(id, needs),
    over,
    carry: [],
    limit: 100,
    concurrency: 1,
    onError: "stop",
    body: inner,
    ...rest,
  };
  return { region, tasks };
}

export function subplan(
  id: string,
  tasks: readonly LoweredTask[],
  needs?: readonly string[],
): LoweredTask {
  const body = block(`${id}.tasks`, tasks);
  const region: SubplanRegion = {
    kind: "subplan",
    id,
    task: head(id, needs),
    plan: "another",
    body: body.region,
  };
  return { region, tasks: body.tasks };
}

export function fallback(
  id: string,
  alternatives: readonly (readonly LoweredTask[])[],
  rest: Partial<FallbackRegion> & { readonly needs?: readonly string[] } = {},
): LoweredTask {
  const { needs, ...own } = rest;
  const blocks = alternatives.map((each, index) => block(`${id}.alternatives[${index}]`, each));
  const region: FallbackRegion = {
    kind: "fallback",
    id,
    task: head(id, needs),
    on: ["network", "timeout"],
    alternatives: blocks.map(({ region: inner }, index) => ({
      name: lastId(alternatives[index]?.at(-1)),
      region: inner,
    })),
    ...own,
  };
  return { region, tasks: blocks.flatMap(({ tasks }) => tasks) };
}

function lastId(task: LoweredTask | undefined): string {
  const region = task?.region as { readonly task?: unknown; readonly id?: string } | undefined;
  return region?.id ?? String(region?.task);
}

export function parallel(
  id: string,
  members: readonly LoweredTask[],
  rest: Partial<ParallelRegion> & { readonly needs?: readonly string[] } = {},
): LoweredTask {
  const { needs, ...own } = rest;
  const region: ParallelRegion = {
    kind: "parallel",
    id,
    join: "all",
    task: head(id, needs),
    members: members.map(({ region: inner }) => inner),
    ...own,
  };
  return { region, tasks: members.flatMap(({ tasks }) => tasks) };
}

export function gate(
  id: string,
  rest: Partial<GateRegion> & { readonly needs?: readonly string[] } = {},
): LoweredTask {
  const { needs, ...own } = rest;
  const region: GateRegion = {
    kind: "gate",
    id,
    task: head(id, needs),
    question: `May ${id} go on?`,
    show: {},
    continues: false,
    ...own,
  };
  return { region, tasks: [] };
}
