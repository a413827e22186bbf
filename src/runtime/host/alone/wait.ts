import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two looks into the database: quick for a person, nothing for the disk. */
const EVERY_MS = 150;

/** Looks until something is there. `undefined` when it is not there in time. */
export async function waitFor<Found>(
  look: () => Promise<Found | undefined>,
  waitMs: number,
): Promise<Found | undefined> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined || performance.now() >= deadline) return found;
    await sleep(EVERY_MS);
  }
}
