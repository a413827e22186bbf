import { TaskStopped } from "../failure.ts";

/**
 * Runs so many blocks at once, each next one when one has ended. The first that fails ends it: blocks that have begun
 * go on, and what they throw is nobody's.
 *
 * A block that was stopped fails nothing by itself: the host has ended it because of another one, whose own answer may
 * be on the way still. It is thrown when no other has failed.
 */
export async function sideBySide(
  count: number,
  limit: number,
  run: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let stopped: TaskStopped | undefined;
  const lane = async (): Promise<void> => {
    try {
      while (next < count) {
        next += 1;
        await run(next - 1);
      }
    } catch (error) {
      next = count;
      if (!(error instanceof TaskStopped) || error.over !== undefined) throw error;
      stopped ??= error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, limit) }, lane));
  if (stopped !== undefined) throw stopped;
}
