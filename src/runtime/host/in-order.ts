/** What is decided first is stored first, also when a file about it has to be written before it can be. */
import type { JournalEvent } from "../../contract/events.ts";

/** An event, or one that is complete when a file about it has been written; never rejects. */
export type Deciding = JournalEvent | Promise<JournalEvent>;

/** Resolves when the events are stored. */
export type Write = (deciding: readonly Deciding[], lasting?: boolean) => Promise<void>;

export function inOrder(
  append: (events: readonly JournalEvent[], lasting: boolean) => Promise<void>,
): Write {
  /** Until all that was decided before is on its way to the store. */
  let turn: Promise<void> = Promise.resolve();
  /** Calls before which something has to be written; none as a rule. */
  let waiting = 0;

  return async (deciding, lasting = false) => {
    if (waiting === 0 && deciding.every(isDecided)) return append(deciding, lasting);
    waiting += 1;
    const before = turn;
    const decided = Promise.all(deciding.map(async (event) => event));
    const appending = (async () => {
      await before;
      return { stored: append(await decided, lasting) };
    })();
    turn = (async () => {
      await appending.catch(() => {});
      waiting -= 1;
    })();
    const { stored } = await appending;
    await stored;
  };
}

function isDecided(event: Deciding): event is JournalEvent {
  return !(event instanceof Promise);
}
