/** How long a task that has failed waits at most before it is tried again. */
import type { Retry } from "./plan.ts";

/** A service that is down for minutes is not helped by waiting hours: the longest wait that backoff makes. */
export const LONGEST_BACKOFF_MS = 60_000;

/** A service may ask for more time than backoff gives. One that asks for more than this is not asked again. */
export const LONGEST_RETRY_AFTER_MS = 10 * 60_000;

/** Milliseconds before the next try by its backoff alone, at most. `tries` is how many have failed, at least 1. */
export function longestBackoffMs({ backoff, baseMs }: Retry, tries: number): number {
  return backoff === "fixed" ? baseMs : Math.min(LONGEST_BACKOFF_MS, baseMs * 2 ** (tries - 1));
}
