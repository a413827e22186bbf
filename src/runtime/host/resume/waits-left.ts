import { LONGEST_RETRY_AFTER_MS } from "../../../contract/waits.ts";
import type { TaskWait } from "../../scheduler/index.ts";
import type { AttemptRow } from "../../store/index.ts";

/**
 * How long services still want to be left alone (`Retry-After`): what a run that is ended and resumed owes them as
 * well. Never longer than they asked for, whatever clocks say.
 *
 * @param again tasks that are done again
 * @param now ISO 8601
 */
export function waitsLeft(
  attempts: readonly AttemptRow[],
  again: readonly string[],
  now: string,
): TaskWait[] {
  const last = new Map(attempts.map((attempt) => [attempt.task, attempt]));
  return again.flatMap((task) => {
    const { error, completedAt } = last.get(task) ?? {};
    const { retryAfterMs } = error ?? {};
    if (retryAfterMs === undefined || completedAt === undefined) return [];
    // The task has failed at once, so that a person says when it is tried again.
    if (retryAfterMs > LONGEST_RETRY_AFTER_MS) return [];
    const passed = Math.max(0, Date.parse(now) - Date.parse(completedAt));
    return passed < retryAfterMs ? [{ task, ms: retryAfterMs - passed }] : [];
  });
}
