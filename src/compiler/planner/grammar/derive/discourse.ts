/** Stage 1: clauses and the agents that can do them, by their cards. */
import { noAgentFits } from "../../../../contract/diagnostics/index.ts";
import type { AgentCard } from "../../../../catalog/tool-info.ts";
import type { Outline, OutlineRequest, OutlineTask } from "../../planner.ts";
import { chooseAgents } from "../link/agents.ts";
import type { Reading } from "../read/reading.ts";
import { textOf } from "./call/value.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import type { World } from "../world.ts";

export async function outlineOf(
  { agents }: OutlineRequest,
  reading: Reading,
  _world: World,
): Promise<Outline> {
  const clauses = clausesOf(reading);
  const chosen = chooseAgents(reading, clauses, agents);
  const tasks = clauses.flatMap((clause, index) => taskOf(reading, clause, index, chosen[index]));
  if (tasks.length === 0)
    return { tasks, diagnostics: [noAgentFits({ text: reading.query.slice(0, 200), nearest: [], agents: agents.length })] }; // prettier-ignore
  // Each may take what any before it gives: stage 2 says which one does.
  return { tasks: tasks.map((task, i) => ({ ...task, needs: i === 0 ? [] : [tasks[i - 1]?.id ?? ""], ...(i > 0 && { follows: [tasks[i - 1]?.id ?? ""] }) })), diagnostics: [] }; // prettier-ignore
}

function taskOf(
  reading: Reading,
  clause: Clause,
  index: number,
  agent: AgentCard | undefined,
): OutlineTask[] {
  if (agent === undefined) return [];
  const { span } = clause;
  const { tokens } = reading;
  return [{
    id: `t${index + 1}`,
    title: textOf(reading, span.from, span.to),
    agent: agent.name,
    needs: [],
    priority: "medium",
    origin: [tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0],
    clause,
  }]; // prettier-ignore
}
