import { join } from "node:path";

/** The answer of a run, which is written last: where it is, all that belongs to it is there too. */
export function answerFile(runs: string, run: string): string {
  return join(runs, run, "answer.md");
}
