/** One call, from its arguments to its answer: the command's own function, in a session that shows nothing. */
import type { Outcome } from "../command.ts";
import { outcomeOfError } from "../outcome-document.ts";
import { openSession, type Session } from "../session.ts";
import { answerOf } from "./answer.ts";
import { commandArguments } from "./input.ts";
import type { Answer, CallMessage, ProgressMessage } from "./messages.ts";
import { progressWatcher } from "./progress.ts";
import type { McpTool } from "./tool.ts";
import { mcpTools } from "./tools.ts";

/** What the terminal would not show, and what `--json` shows. */
const WORDS = ["--json", "--quiet", "--no-color", "--workspace", "."];

export async function carryOut(
  call: CallMessage,
  onProgress: (message: ProgressMessage) => void,
  finish: (answer: Answer) => Promise<void>,
): Promise<void> {
  const tool = mcpTools.find(({ name }) => name === call.tool);
  if (tool === undefined) throw new Error(`there is no tool ${call.tool}`);
  const session: Session = { ...openSession(WORDS), watcher: progressWatcher(onProgress) };
  const answer = (outcome: Outcome): Promise<void> => finish(answerOf(tool, outcome, session));
  // what is thrown where nobody waits for it, in a timer for instance, is told like everything else
  process.once("uncaughtException", (error) => {
    void answer(outcomeOfError(error)).finally(() => process.exit(1));
  });
  await answer(await outcomeOf(tool, call, session).catch(outcomeOfError));
}

async function outcomeOf(
  tool: McpTool,
  { input, client }: CallMessage,
  session: Session,
): Promise<Outcome> {
  const { command } = await tool.load();
  const more = await tool.prepare?.(input, { session, client });
  const args = commandArguments(command, { ...input, ...more });
  return command.run({ _: [], $0: "orchc", ...args }, session);
}
