/**
 * The process of one call of `orchc mcp`: carries a command out as the command line does, and says over the channel
 * what happens and what came of it. It is interrupted by signals, as by Ctrl-C; its standard output is the server's
 * standard error, since the server's own holds the protocol.
 */
import { enableCompileCache } from "node:module";
import type { CallMessage, FromCall } from "./messages.ts";

enableCompileCache();

/** Milliseconds that a run gets to end by itself once nobody is left to hear of it. */
const GRACE_MS = 1500;

const interrupt = (): void => void process.kill(process.pid, "SIGINT");

function send(message: FromCall): Promise<void> {
  return new Promise((resolve) => {
    // A server that has gone takes no message; the call ends for that reason already.
    if (process.send?.(message, () => resolve()) === undefined) resolve();
  });
}

// A log that nobody reads any more is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

let isAnswered = false;
process.once("disconnect", () => {
  if (isAnswered) return;
  interrupt();
  setTimeout(interrupt, GRACE_MS).unref();
});
process.once("message", (message: CallMessage) => {
  void (async () => {
    const { carryOut } = await import("./carry-out.ts");
    const finish = async (answer: FromCall): Promise<void> => {
      await send(answer);
      isAnswered = true;
      process.disconnect?.();
    };
    await carryOut(message, (progress) => void send(progress), finish);
  })();
});
