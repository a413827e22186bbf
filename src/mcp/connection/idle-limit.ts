/** The time in which a call has to answer or report progress; while a person is asked it stands still. */
export interface IdleLimit {
  /** Aborted when the time is over, or the signal is. */
  readonly signal: AbortSignal;
  readonly isOver: boolean;
  /** It begins anew. */
  restart(): void;
  /** Questions that are put (1) and answered (-1). */
  asked(by: 1 | -1): void;
  close(): void;
}

export function idleLimit(ms: number, signal: AbortSignal): IdleLimit {
  const over = new AbortController();
  let questions = 0;
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(timer);
    if (questions === 0) timer = setTimeout(() => over.abort(), ms);
  };
  restart();
  return {
    signal: AbortSignal.any([over.signal, signal]),
    get isOver() {
      return over.signal.aborted;
    },
    restart,
    asked: (by) => {
      questions += by;
      restart();
    },
    close: () => clearTimeout(timer),
  };
}
