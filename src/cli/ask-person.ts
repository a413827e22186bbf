/** The one way of asking a person: on a terminal, where both what is asked and the answer can be seen. */
import { createInterface } from "node:readline/promises";
import { written } from "./colors.ts";
import { hang } from "./render/text.ts";
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
    // readline breaks lines anywhere, and redraws what it believes to be one line
    const lines = wrapped(question, err.columns).split("\n");
    const last = lines.pop() ?? "";
    if (lines.length > 0) err.write(`${lines.join("\n")}\n`);
    const answer = await Promise.race([prompt.question(`${written(last)} `), closed]);
    if (answer === "\n") err.write("\n");
    return answer.trim();
  } finally {
    prompt.close();
  }
}

/** Each line keeps its indentation; there is room for the answer. */
function wrapped(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => {
      const indent = /^ */.exec(line)?.[0] ?? "";
      return hang(indent, line.slice(indent.length), columns - ROOM_FOR_ANSWER);
    })
    .join("\n");
}

const ROOM_FOR_ANSWER = 5;

/** Only `y` and `yes` agree. `undefined` where there is nobody to ask. */
export async function confirm(question: string, session: Session): Promise<boolean | undefined> {
  const answer = await askPerson(`${question} [y/N]`, session);
  return answer === undefined ? undefined : /^y(es)?$/i.test(answer);
}
