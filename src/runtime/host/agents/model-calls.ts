/** How many questions to models a run may still ask, of all that ask: turns of agents, and whoever words the answer. */
export interface ModelCalls {
  readonly limit: number;
  readonly taken: number;
  /** False when there is none left. */
  take(): boolean;
}

/** @param before taken by earlier processes of the run */
export function modelCalls(limit: number = Infinity, before = 0): ModelCalls {
  let taken = before;
  return {
    limit,
    get taken() {
      return taken;
    },
    take: () => {
      if (taken >= limit) return false;
      taken += 1;
      return true;
    },
  };
}
