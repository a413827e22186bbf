/** The processes that run the script of a unit: its own, which is number 0, and those that share a loop with it. */

/** What is known of one of them. Number 0 goes on under its number when its process is lost; so do the others. */
export interface ScriptProcess {
  readonly number: number;
  /** How many processes it has lost. */
  losses: number;
  /** Whether one was lost, and nothing has ended since. */
  wasLost: boolean;
  /** Whether its script waits for no answer any more. */
  isReleased: boolean;
  /** Answers that are being worked out for it. */
  readonly answering: number;
  /** Counts as an answer until it has settled. */
  during<Result>(answer: () => Promise<Result>): Promise<Result>;
  /** Resolves when no answer is being worked out. */
  quiet(): Promise<void>;
}

export function scriptProcess(number: number): ScriptProcess {
  let answering = 0;
  let waiting: (() => void)[] = [];
  return {
    number,
    losses: 0,
    wasLost: false,
    isReleased: false,
    get answering() {
      return answering;
    },
    during: async (answer) => {
      answering += 1;
      try {
        return await answer();
      } finally {
        answering -= 1;
        if (answering === 0) {
          for (const resolve of waiting) resolve();
          waiting = [];
        }
      }
    },
    quiet: async () => {
      if (answering === 0) return;
      const quiet = Promise.withResolvers<void>();
      waiting.push(quiet.resolve);
      await quiet.promise;
    },
  };
}
