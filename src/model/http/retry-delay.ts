/** How long to wait before a request is tried again. */

/** Tries of one request: a third failure in a row seldom passes within its time. */
export const TRIES = 3;

/** Statuses that may pass: a time-out of the server, a conflict, too many requests, and whatever is the server's own fault. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;

/** Exponential backoff with jitter, so that requests which failed together do not come again together. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  return pause * (0.75 + 0.25 * random());
}

/** What the endpoint asks for (`Retry-After` in seconds or as a date, `retry-after-ms`), in milliseconds. */
export function askedDelayMs(headers: Headers, now: number = Date.now()): number | undefined {
  const ms = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const written = headers.get("retry-after")?.trim() ?? "";
  if (written === "") return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(written) ? Number(written) * 1000 : undefined;
  const delay = seconds ?? Date.parse(written) - now;
  return Number.isFinite(delay) ? Math.max(0, delay) : undefined;
}
