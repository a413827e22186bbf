/**
 * Named points at which tests end processes: before, within and after everything that is stored, published, decided
 * or told. See tests/fault/kill-anywhere.test.ts.
 *
 * A point does nothing, at the cost of one comparison, unless a hook was set; and only code that imports this very
 * module can set one. No variable, flag or setting is read, and no door of the package leads here, so what is
 * published cannot be influenced.
 */
export const faultPoints = [
  /** A transaction of the history: before it, in the middle of it, and when it is stored. */
  "commit.before",
  "commit.inside",
  "commit.after",
  /** A run has an owner, and has none any more. */
  "lease.taken",
  "lease.released",
  /** A file gets to the bus: it is staged, moved, and has its manifest. */
  "publish.before",
  "publish.moved",
  "publish.after",
  /** The scheduler: something happened, what follows from it is stored, and carried out. */
  "state.before",
  "state.recorded",
  "state.after",
  /** A worker process was started, has its script, and is told what became of what it asked. */
  "worker.started",
  "worker.assigned",
  "reply.before",
  "reply.after",
  /** What a person gets: an old answer is removed, and each file of the new one is written. */
  "answer.removed",
  "answer.before",
  "answer.data",
  "answer.report",
  "answer.after",
] as const;
export type FaultPoint = (typeof faultPoints)[number];

let hook: ((point: FaultPoint) => void) | undefined;

export function faultPoint(point: FaultPoint): void {
  hook?.(point);
}

/** For tests: calls the hook at every point from now on. */
export function onFaultPoint(called: (point: FaultPoint) => void): void {
  hook = called;
}
