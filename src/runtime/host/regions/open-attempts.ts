/**
 * The attempts that run at once in a unit: each with its time limit, and whether another may begin beside them.
 *
 * When a process is lost while several ran, nobody knows which of them ended it. They are suspects: until each of them
 * has ended, attempts run one at a time, and one that loses the process again has done it.
 */
import type { InstanceId } from "../../../contract/instance.ts";
import { timerMs } from "../../timer-ms.ts";
import type { Attempt } from "../attempt.ts";

export interface OpenAttempts {
  get(id: InstanceId | undefined): Attempt | undefined;
  readonly all: readonly Attempt[];
  /**
   * Resolves when the instance may begin an attempt; it has the turn until `close` or `pass`.
   *
   * @param isWanted whether it still is to begin one; gives the same in the end
   */
  turn(id: InstanceId, isWanted: () => boolean): Promise<boolean>;
  /** It does not begin one. */
  pass(id: InstanceId): void;
  open(id: InstanceId, attempt: Attempt): void;
  /** A person is asked for it: its time stands still, and begins anew. */
  pause(id: InstanceId, isPaused: boolean): void;
  /** Its time limit is over: it has ended, or is about to be recorded. */
  ending(id: InstanceId): void;
  close(id: InstanceId): void;
  suspect(ids: readonly InstanceId[]): void;
  /** From now on one runs at a time. */
  runSingly(): void;
  /** It has ended for good, with this process. */
  clear(id: InstanceId): void;
  /** Resolves after so many milliseconds, or when the instance is closed, or nothing waits any more. */
  sleep(id: InstanceId, ms: number): Promise<void>;
  /** What waits goes on, and finds that it is not wanted any more. Default: all. */
  wake(isMeant?: (id: InstanceId) => boolean): void;
  /** Its process is gone: no attempt of these is open any more. */
  reset(ids: readonly InstanceId[]): void;
}

/**
 * @param expired called when the time of an attempt is over
 * @param isSingle whether one task runs at a time in the run
 */
export function openAttempts(
  expired: (attempt: Attempt) => void,
  isSingle: () => boolean,
): OpenAttempts {
  const open = new Map<
    InstanceId,
    { readonly attempt: Attempt; timer: NodeJS.Timeout | undefined }
  >();
  const suspects = new Set<InstanceId>();
  const reserved = new Set<InstanceId>();
  const sleeping = new Map<InstanceId, () => void>();
  let waiting: (() => void)[] = [];
  let runsSingly = false;
  const isSingly = () => runsSingly || suspects.size > 0 || isSingle();

  function next(): void {
    const all = waiting;
    waiting = [];
    for (const resolve of all) resolve();
  }

  function release(id: InstanceId): void {
    reserved.delete(id);
    next();
  }

  function wake(isMeant: (id: InstanceId) => boolean = () => true): void {
    for (const [id, resolve] of sleeping) if (isMeant(id)) resolve();
    next();
  }

  function limitOf(attempt: Attempt): NodeJS.Timeout {
    return setTimeout(() => expired(attempt), timerMs(attempt.core.timeoutMs));
  }

  function ending(id: InstanceId): void {
    const found = open.get(id);
    clearTimeout(found?.timer);
  }

  function close(id: InstanceId): void {
    ending(id);
    open.get(id)?.attempt.close();
    open.delete(id);
    sleeping.get(id)?.();
    release(id);
  }

  return {
    get: (id) => (id === undefined ? undefined : open.get(id)?.attempt),
    get all() {
      return [...open.values()].map(({ attempt }) => attempt);
    },
    turn: async (id, isWanted) => {
      while (isWanted() && isSingly() && reserved.size > 0) {
        const turn = Promise.withResolvers<void>();
        waiting.push(turn.resolve);
        await turn.promise;
      }
      if (!isWanted()) return false;
      reserved.add(id);
      return true;
    },
    pass: release,
    open: (id, attempt) => {
      open.set(id, { attempt, timer: limitOf(attempt) });
    },
    pause: (id, isPaused) => {
      ending(id);
      const found = open.get(id);
      if (!isPaused && found !== undefined) found.timer = limitOf(found.attempt);
    },
    ending,
    close,
    runSingly: () => {
      runsSingly = true;
    },
    suspect: (ids) => {
      for (const id of ids) suspects.add(id);
    },
    clear: (id) => {
      suspects.delete(id);
      next();
    },
    sleep: async (id, ms) => {
      const slept = Promise.withResolvers<void>();
      const timer = setTimeout(slept.resolve, timerMs(ms));
      sleeping.set(id, slept.resolve);
      await slept.promise;
      clearTimeout(timer);
      sleeping.delete(id);
    },
    wake,
    reset: (ids) => {
      for (const id of ids) close(id);
    },
  };
}
