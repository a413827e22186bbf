/** What is printed while questions are asked, and at the end. */
import type { Answered } from "./ask.ts";
import type { Options } from "./options.ts";
import { spread } from "./times.ts";

export function showAnswer(
  { id, asked, calls, exit, problems, answer }: Answered,
  done: number,
  all: number,
  { plans, only }: Options,
): void {
  if (plans) {
    console.log(`${id} (exit ${exit}) ${asked}`);
    for (const call of calls) console.log(`    ${call}`);
    for (const { code, message } of problems) console.log(`    ${code} ${message}`);
  }
  if (only.length > 0) console.log(answer);
  if (process.stderr.isTTY) process.stderr.write(done === all ? "\r\u001B[K" : `\r${done}/${all}`);
}

export function showTimes(answers: readonly Answered[]): void {
  console.log(`plan: ${spread(answers.map(({ planMs }) => planMs))}`);
  const ran = answers.filter(({ tools }) => tools.length > 0);
  if (ran.length > 0) console.log(`run:  ${spread(ran.map(({ runMs }) => runMs))}`);
}
