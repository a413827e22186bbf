/** A decision through MCP: only where the workspace allows it, and recorded with the program that sent it. */
import {
  mcpArgumentsNotValid,
  mcpDecisionsNotAllowed,
  OrchcError,
} from "../../contract/diagnostics/index.ts";
import type { GateDecisionName } from "../../contract/gates.ts";
import type { McpCallContext, McpInput } from "./tool.ts";

/** Longer names of programs are cut: they are what the program says of itself. */
const LONGEST_CLIENT = 60;

/** For `approve` and `reject`. */
export async function onBehalf(
  { run, task, by }: McpInput,
  { session, client = "MCP" }: McpCallContext,
  decision: GateDecisionName,
): Promise<McpInput> {
  const { config } = await session.workspace();
  const tool = decision === "approved" ? "approve" : "reject";
  if (!config.mcp.allowDecisions) {
    const command = `orchc ${tool} ${String(run)} ${String(task)}`;
    throw new OrchcError(mcpDecisionsNotAllowed({ command }));
  }
  const person = String(by).trim();
  if (person === "") {
    throw new OrchcError(
      mcpArgumentsNotValid({ tool, problems: ["by: the person who decided is missing"] }),
    );
  }
  return { by: `${person} (through ${client.trim().slice(0, LONGEST_CLIENT)})` };
}
