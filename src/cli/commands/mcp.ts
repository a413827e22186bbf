import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { cancellable } from "../interrupts.ts";

export const command = defineCommand({
  examples: [
    ["orchc mcp", "started by a coding assistant, with this line in its configuration"],
    ["orchc mcp --workspace .", "by one that starts programs elsewhere: the path of the workspace"],
  ],
  async run(_args, session): Promise<Outcome> {
    if (session.flags.json) {
      const reason = "Standard output holds the protocol, so --json has no place there.";
      throw new OrchcError(wrongUsage({ reason, usage: "orchc mcp" }));
    }
    const workspace = await session.workspace();
    if (process.stdin.isTTY) {
      session.note(
        "orchc mcp waits for a coding assistant that speaks MCP; Ctrl-C ends it. docs/mcp-server.md says how assistants start it.",
      );
    }
    // loaded here: a build may be called mcp, and its line loads this module too
    const { openCalls } = await import("../mcp-server/calls.ts");
    const { serveMcp } = await import("../mcp-server/serve.ts");
    const calls = openCalls(workspace.root);
    const log = (line: string): void => session.note(`orchc mcp: ${line}`);
    await cancellable(
      (signal) => serveMcp({ workspace, calls, signal, log }),
      () => undefined,
      () => calls.interrupt(),
    );
    return { text: "", json: {} };
  },
});
