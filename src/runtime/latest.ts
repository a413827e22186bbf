/** The latest of many values, at most one in so many milliseconds: what comes between is replaced, and costs nothing. */

export interface Latest<Value> {
  put(value: Value): void;
  /** Drops what waits, and all that comes. */
  close(): void;
}

/** The first is given at once; and whoever never lets a timer run still has its time looked at with each value. */
export function latestOf<Value>(give: (value: Value) => void, ms: number): Latest<Value> {
  let waiting: { readonly value: Value } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last = -Infinity;
  let isClosed = false;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === undefined) return;
    const { value } = waiting;
    waiting = undefined;
    last = performance.now();
    give(value);
  }

  return {
    put: (value) => {
      if (isClosed) return;
      waiting = { value };
      const left = last + ms - performance.now();
      if (left <= 0) flush();
      // Progress keeps no process alive, and is no work that a script has left behind.
      else timer ??= setTimeout(flush, left).unref();
    },
    close: () => {
      isClosed = true;
      waiting = undefined;
      clearTimeout(timer);
    },
  };
}
