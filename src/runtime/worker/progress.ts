/** What a running tool says of how far it is: checked, and sent a few times a second. */
import { MOST_PROGRESS_TEXT, progressSchema, type TaskProgress } from "../../contract/progress.ts";
import { latestOf, type Latest } from "../latest.ts";

/** Milliseconds between two reports: a person reads no faster, and a loop that reports each row sends four a second. */
const BETWEEN_MS = 250;

/** @param log gets a line, once, when what the tool reports is not of the form */
export function reportProgress(
  send: (report: TaskProgress) => void,
  log: (line: string) => void,
): Latest<TaskProgress> {
  let hasComplained = false;
  const { put, close } = latestOf<TaskProgress>((given) => {
    const report = progressSchema.safeParse(given);
    if (report.success) return send(report.data);
    if (!hasComplained)
      log(
        `context.progress was given what it cannot show: it takes { done, total, text }, numbers from 0 on and a text of up to ${MOST_PROGRESS_TEXT} characters`,
      );
    hasComplained = true;
  }, BETWEEN_MS);
  return { put, close };
}
