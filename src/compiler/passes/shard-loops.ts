import type { Plan, Task } from "../../contract/plan.ts";
import { allCallsOf, callsOf, costOf, kindOf, mapTasks, withBlocks } from "../kinds/index.ts";
import type { ToolPermissions } from "../../catalog/define.ts";
import { improve, type PassContext } from "./pass.ts";

/**
 * Spreads the items of a loop over several processes where its tools compute so long, by their estimates, that starting
 * processes pays. Items that wait for a network or a program lose nothing in one process. What a loop runs within a loop
 * stays in its process, and tools that must not be repeated run one at a time.
 */
export const shardLoops = improve("shard-loops", (plan, { tools }): Plan => {
  const mayRepeat = (task: Task): boolean =>
    allCallsOf(task).every(({ tool }) => tools.get(tool)?.idempotent === true);
  const shard = (task: Task): Task => {
    const own = mayRepeat(task)
      ? kindOf(task).shard?.(task, (inner) => busySeconds(inner, tools))
      : undefined;
    return withBlocks(own ?? task, ({ tasks, runs }) =>
      runs === "each" ? tasks : tasks.map(shard),
    );
  };
  return { ...plan, tasks: plan.tasks.map(shard) };
});

function busySeconds(task: Task, tools: PassContext["tools"]): number {
  const [computing] = mapTasks([task], (one) => {
    const calls = callsOf(one);
    const { estimate, ...rest } = one;
    // Of what holds others, their own estimates count.
    if (calls.length === 0) return rest;
    const known = calls.flatMap(({ tool }) => tools.get(tool) ?? []);
    const seconds = known.every(({ permissions }) => waits(permissions))
      ? 0
      : (estimate?.seconds ?? known.reduce((sum, tool) => sum + tool.estimate.seconds, 0));
    return { ...rest, estimate: { seconds, usd: 0 } };
  });
  return computing === undefined ? 0 : costOf(computing).secondsInSequence;
}

/** Others do its work: a service, a program, a model. */
function waits({ network = [], commands = [], model = false }: Permissions): boolean {
  return network.length > 0 || commands.length > 0 || model;
}

type Permissions = Pick<ToolPermissions, "network" | "commands" | "model">;
