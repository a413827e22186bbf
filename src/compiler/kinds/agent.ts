import type { ToolInfo } from "../../catalog/tool-info.ts";
import { MOST_CALLS_OF_TURN, type AgentRegion } from "../../contract/regions/index.ts";
import {
  agentOf,
  agentSchema,
  DEFAULT_MODEL,
  DEFAULT_OUTPUT,
  DEFAULT_TIMEOUT_MS,
  listed,
  NO_RETRY,
  readAgent,
  SECONDS_OF_TURN,
  turnsOf,
  USUAL_TURNS,
} from "./agent/agent-task.ts";
import { innerTask, lowerTool } from "./agent/lower-tool.ts";
import { callId, gateId, namesOf, turnId } from "./agent/step-names.ts";
import { boundOfAttempts, dearestOf, takesNothing, timesOf, type Unbounded } from "./bound.ts";
import { regionTask } from "./holder.ts";
import type { Kind } from "./kind.ts";
import { unknownEstimate } from "./unknown-estimate.ts";

/** A model decides turn by turn what to do. */
export const agent: Kind = {
  name: "agent",
  says: "a model that calls listed tools, turn by turn, until it has the result",
  writtenBy: "a model",
  schema: () => agentSchema,
  mapParts(task, map) {
    const { instruction, tools } = readAgent(task);
    return {
      ...task,
      instruction: map.value({ at: "instruction", arg: instruction }),
      tools: tools.map((entry, index) => {
        const { tool, args, approve } = listed(entry);
        const isApproved = approve === true;
        const mapped = map.call({
          agent: agentOf(tool),
          tool,
          args,
          at: `tools.${index}.args`,
          open: { isApproved },
        });
        const isPlain = !isApproved && Object.keys(mapped.args).length === 0;
        if (isPlain && typeof entry === "string") return mapped.tool;
        return { tool: mapped.tool, args: mapped.args, ...(isApproved && { approve }) };
      }),
    };
  },
  stepIds(task) {
    const { id, tools } = readAgent(task);
    return [
      turnId(id),
      ...namesOf(tools).flatMap((name) => [callId(id, name), gateId(callId(id, name))]),
    ];
  },
  output: (task) => readAgent(task).output ?? DEFAULT_OUTPUT,
  expected(task, tools) {
    const own = readAgent(task);
    const turns = Math.min(turnsOf(own), USUAL_TURNS);
    const calls = tools.length === 0 ? 0 : turns - 1;
    const mean = (of: (estimate: ToolInfo["estimate"]) => number): number =>
      tools.reduce((sum, { estimate }) => sum + of(estimate), 0) / Math.max(1, tools.length);
    return {
      seconds: turns * SECONDS_OF_TURN + calls * mean(({ seconds }) => seconds),
      usd: calls * mean(({ usd }) => usd),
    };
  },
  cost({ estimate: { seconds, usd } = unknownEstimate }) {
    return { seconds, secondsInSequence: seconds, usd };
  },
  bound(task, { tool: known }) {
    const {
      id,
      tools,
      budget = {},
      timeoutMs = DEFAULT_TIMEOUT_MS,
      retry = NO_RETRY,
      ...own
    } = readAgent(task);
    const turns = turnsOf(own);
    const mostCalls =
      tools.length === 0 ? 0 : Math.min(turns * MOST_CALLS_OF_TURN, budget.toolCalls ?? Infinity);
    const dearest = dearestOf(
      tools.map((entry) => {
        const { tool } = listed(entry);
        const usd = known(tool)?.estimate?.usd ?? 0;
        return boundOfAttempts({ id, tool }, { usd, timeoutMs, retry }, known(tool));
      }),
    );
    const all = mostCalls === 0 ? takesNothing : timesOf(mostCalls, dearest);
    const seconds = Math.min(all.seconds + (turns * timeoutMs) / 1000, budget.seconds ?? Infinity);
    const unpriced: Unbounded = {
      what: "usd",
      task: id,
      reason: "what its model costs is not limited (budget.usd)",
    };
    return {
      calls: turns + all.calls,
      usd: (budget.usd ?? Infinity) + all.usd,
      seconds,
      unbounded: [...(budget.usd === undefined ? [unpriced] : []), ...all.unbounded],
    };
  },
  lower(task, needs, lowering) {
    const own = readAgent(task);
    const {
      id,
      instruction,
      tools,
      output = DEFAULT_OUTPUT,
      model = DEFAULT_MODEL,
      budget = {},
      timeoutMs = DEFAULT_TIMEOUT_MS,
    } = own;
    const names = namesOf(tools);
    const made = tools.map((entry, at) =>
      lowerTool(own, listed(entry), names[at] ?? "", lowering.tool),
    );
    const region: AgentRegion = {
      kind: "agent",
      id,
      task: regionTask(task, needs, lowering),
      model,
      instruction,
      turns: turnsOf(own),
      timeoutMs,
      budget,
      output,
      turn: { kind: "turn", id: turnId(id), task: innerTask(own, "turn") },
      tools: made.map(({ offered }) => offered),
    };
    return { region, tasks: made.flatMap(({ lowered }) => lowered.tasks) };
  },
};
