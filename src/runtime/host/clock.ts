/** Time and chance, so that tests can hold them still. */
export interface Clock {
  /** ISO 8601. */
  now(): string;
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** In [0, 1). */
  random(): number;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  elapsed: () => performance.now(),
  random: () => Math.random(),
};
