/** A question of an MCP server, which ended the attempt that it was asked in. */
import type { RunContext } from "../run-context.ts";

/** Whether nobody has answered what was asked within the last attempt at a task. */
export async function isStillAsked(
  { journal, gates }: RunContext,
  unit: string,
  task: string,
): Promise<boolean> {
  const asked = journal.gateOf(task);
  if (asked === undefined) return false;
  await gates.add(task, unit, asked);
  if (gates.decisionOf(task) === undefined) return true;
  gates.remove(task);
  return false;
}
