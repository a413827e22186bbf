import type { Retry } from "../../contract/plan.ts";
import { longestBackoffMs } from "../../contract/waits.ts";

/**
 * Milliseconds before the next try. Exponential backoff takes a random share of a limit that doubles
 * ("full jitter": clients that failed together do not come back together).
 * Source: M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015.
 *
 * @param tries how many have failed, at least 1
 * @param random in [0, 1)
 * @param leastMs what a service asked for; the jitter comes on top, so that not all come back at that moment
 */
export function backoffMs(retry: Retry, tries: number, random: number, leastMs = 0): number {
  const longest = longestBackoffMs(retry, tries);
  if (retry.backoff === "fixed") return Math.max(leastMs, longest);
  return leastMs + Math.round(random * longest);
}
