/**
 * Runs so many blocks at once, each next one when one has ended. The first that throws ends it: blocks that have begun
 * go on, and what they throw is nobody's.
 */
export async function sideBySide(
  count: number,
  limit: number,
  run: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    try {
      while (next < count) {
        next += 1;
        await run(next - 1);
      }
    } catch (error) {
      next = count;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, limit) }, lane));
}
