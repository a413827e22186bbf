/** A gate as `--json` and `orchc mcp` give it: what is asked and the commands that decide, for whoever reads it. */
import { gateCommands } from "../../contract/gate-commands.ts";
import type { GateRow } from "../../runtime/index.ts";

/** Without what an MCP server is sent back: its state is its own, and its words stand in the question, quoted. */
export function gateDocument({ asked, ...gate }: GateRow) {
  const commands = gateCommands({ ...gate, ...(asked && { asked }) });
  if (asked === undefined) return { ...gate, commands };
  const { server, tool, schema, url, held } = asked;
  const byServer = {
    server,
    tool,
    ...(schema !== undefined && { schema }),
    ...(url !== undefined && { url }),
    ...(held !== undefined && { held }),
  };
  return { ...gate, asked: byServer, commands };
}
