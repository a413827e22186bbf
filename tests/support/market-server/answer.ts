export interface Answer {
  readonly status?: number;
  /** Media type; JSON when missing. */
  readonly type?: string;
  /** Text as it is, anything else as JSON. */
  readonly body: unknown;
}

/** The moment that the newest data is of. */
export const NOW = Date.parse("2025-06-30T12:00:00Z");
export const DAY_MS = 24 * 60 * 60 * 1_000;
