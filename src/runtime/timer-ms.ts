/** The longest that a timer of Node can wait: 24 days. Told to wait longer, it does not wait at all. */
const LONGEST_MS = 2 ** 31 - 1;

/** So many milliseconds in a form that timers take: whole, and not too many. Tools and plans may give any. */
export function timerMs(ms: number): number {
  return Math.min(Math.ceil(ms), LONGEST_MS);
}
