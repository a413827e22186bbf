import type { Tool } from "../../../catalog/define.ts";
import { groupsOf, type TurnCall, type TurnOutput } from "../../../contract/agent-turn.ts";
import type { Json } from "../../../contract/json.ts";
import { TaskStopped } from "../failure.ts";
import type { Nested } from "./nested.ts";
import { beginRegion, whyEnded } from "./questions.ts";
import { sideBySide } from "./side-by-side.ts";

/** The tools of an agent, by the ids of their calls. */
export type AgentTools = Readonly<Record<string, { readonly tool: Tool; readonly args: object }>>;

/**
 * The host asks the model, and says what to call, and what of it side by side. What a call came to the host knows: a call
 * that fails ends nothing.
 *
 * @throws TaskStopped when there is no result, or the script has to end
 */
export async function agent(nested: Nested, region: string, tools: AgentTools): Promise<Json> {
  const { scope, state, runIn } = nested;
  scope.expectOpen();
  const id = scope.prefix + region;
  const begun = await beginRegion(id, { is: "others" }, state);
  if (begun.is === "done") return begun.output;
  const all = scope.open();

  async function make(call: TurnCall | undefined, step: number): Promise<void> {
    const { task = "", input, approval } = call ?? {};
    const own = all.open(`${id}[${step}].`);
    const run = runIn(own);
    try {
      if (approval !== undefined) await run.gate(approval, { question: "", show: {} });
      const listed = tools[task];
      if (listed === undefined) throw new Error(`${task} is no tool of ${region}`);
      await run.task(task, listed.tool, { ...input, ...listed.args });
    } catch (thrown) {
      await whyEnded(thrown, { region: id, key: step }, state);
    } finally {
      own.close();
    }
  }

  for (let step = 0; ;) {
    const said = await turn(`${id}[${step}].${region}-turn`, nested);
    step += 1;
    if (said.result !== undefined) {
      all.close();
      return said.result;
    }
    for (const group of groupsOf(said.calls)) {
      const first = step;
      try {
        await sideBySide(group.length, begun.sideBySide, (at) => make(group[at], first + at));
      } catch (error) {
        all.end();
        throw error;
      }
      step += group.length;
    }
  }
}

async function turn(id: string, { state }: Nested): Promise<TurnOutput> {
  const begun = await beginRegion(id, { is: "others" }, state);
  if (begun.is !== "done") throw new TaskStopped();
  return begun.output as unknown as TurnOutput;
}
