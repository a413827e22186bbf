/** The one way of asking a person: on a terminal, where both what is asked and the answer can be seen. */
import { createInterface } from "node:readline/promises";
import { written } from "./colors.ts";
import type { Session } from "./session.ts";

/** The answer, trimmed; nothing when the input is closed. `undefined` where there is nobody to ask. */
export async function askPerson(question: string, { err }: Session): Promise<string | undefined> {
  if (!process.stdin.isTTY || !err.isTerminal) return undefined;
  const prompt = createInterface({ input: process.stdin, output: err.stream });
  try {
    // a closed input (Ctrl-D) is no answer
    const closed = new Promise<string>((resolve) => {
      prompt.once("close", () => resolve("\n"));
    });
    // readline takes Ctrl-C off the terminal's hands: hand it on to whoever listens for interrupts
    prompt.on("SIGINT", () => {
      err.write("\n");
      process.kill(process.pid, "SIGINT");
    });
    const answer = await Promise.race([prompt.question(`${written(question)} `), closed]);
    if (answer === "\n") err.write("\n");
    return answer.trim();
  } finally {
    prompt.close();
  }
}

/** Only `y` and `yes` agree. `undefined` where there is nobody to ask. */
export async function confirm(question: string, session: Session): Promise<boolean | undefined> {
  const answer = await askPerson(`${question} [y/N]`, session);
  return answer === undefined ? undefined : /^y(es)?$/i.test(answer);
}
