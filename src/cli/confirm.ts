import { createInterface } from "node:readline/promises";
import type { Session } from "./session.ts";

/** Asks a person; only `y` and `yes` agree. `undefined` where there is nobody to ask. */
export async function confirm(question: string, { err }: Session): Promise<boolean | undefined> {
  if (!process.stdin.isTTY || !err.isTerminal) return undefined;
  const prompt = createInterface({ input: process.stdin, output: err.stream });
  try {
    // a closed input (Ctrl-D) is no agreement
    const closed = new Promise<string>((resolve) => {
      prompt.once("close", () => resolve("\n"));
    });
    // readline takes Ctrl-C off the terminal's hands: hand it on to whoever listens for interrupts
    prompt.on("SIGINT", () => {
      err.stream.write("\n");
      process.kill(process.pid, "SIGINT");
    });
    const answer = await Promise.race([prompt.question(`${question} [y/N] `), closed]);
    if (answer === "\n") err.stream.write("\n");
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    prompt.close();
  }
}
