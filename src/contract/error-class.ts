/** Why tasks fail, as coarsely as a plan tells it apart: by it a fallback says what it is for. */
export const errorClasses = [
  /** A service could not be reached, or its answer did not come. */
  "network",
  /** A service asks for patience. */
  "rate-limit",
  /** A time limit was reached. */
  "timeout",
  /** The process ended, or was out of memory. */
  "lost",
  /** It may not do what it tried. */
  "denied",
  /** Its input, or what it returned, has another shape. */
  "bad-data",
  /** A check has found more than the thresholds of the workspace allow. */
  "findings",
  /** Whatever else a tool says went wrong. */
  "failed",
] as const;
export type ErrorClass = (typeof errorClasses)[number];
