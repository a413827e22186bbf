/** What the models of a run's agents took, as their turns have it in the history. */
import { turnOutputSchema } from "../contract/agent-turn.ts";
import { parentsOf, taskOf } from "../contract/instance.ts";
import { regionTool } from "../contract/regions/region-rows.ts";
import type { Store } from "../runtime/index.ts";

/** Of all instances of one agent. A turn that got no answer is none of them. */
export interface AgentUsage {
  /** Of the plan. */
  readonly task: string;
  readonly turns: number;
  /** Calls of tools that turns led to. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** By the prices of the configuration; 0 where it has none. */
  readonly usd: number;
}

/** In the order in which agents began; none of a run without them. */
export async function readAgentUsage(run: string, store: Store): Promise<AgentUsage[]> {
  const turns = (await store.tasks(run)).filter(
    ({ tool, status }) => tool === regionTool("turn") && status === "success",
  );
  const found = new Map<string, AgentUsage>();
  for (const { id } of turns) {
    const said = turnOutputSchema.safeParse((await store.output(run, id))?.data).data;
    if (said === undefined) continue;
    const task = taskOf(parentsOf(id)[1] ?? id);
    const before = found.get(task);
    const { inputTokens, outputTokens, usd } = said.usage;
    found.set(task, {
      task,
      turns: (before?.turns ?? 0) + 1,
      calls: (before?.calls ?? 0) + said.calls.filter((call) => call.task !== undefined).length,
      inputTokens: (before?.inputTokens ?? 0) + inputTokens,
      outputTokens: (before?.outputTokens ?? 0) + outputTokens,
      usd: (before?.usd ?? 0) + usd,
    });
  }
  return [...found.values()];
}
