/**
 * What runs side by side, until the system has no room for that: from then on one at a time
 * (`limits.fallbackToSequential`). What found no room is tried again when it is alone; what finds none then has failed.
 */
import type { Shortage, SystemShortage } from "./shortage.ts";

/** What takes room: a worker process that runs a unit, and a program that one of its tools starts. */
export type Kind = "unit" | "program";

export interface OneAtATime {
  /** Whether only one task runs at a time from now on. */
  readonly isOn: boolean;
  /** Resolves when it may run; gives what is to be called when it has ended. */
  enter(kind: Kind): Promise<() => void>;
  /** Whether others of its kind run beside one that has entered, and there is room for it when they have ended. */
  isBeside(kind: Kind): boolean;
  /** There was no room for one that has entered. Gives whether others of its kind run, so that it may find room when they have ended. */
  foundNoRoom(kind: Kind, shortage: Shortage): boolean;
  /** A process was not large enough for what ran in it at once. Gives whether that is to run one at a time. */
  outgrew(unit: string): boolean;
}

/** What is told, each once. */
export type NoRoom = SystemShortage | { readonly what: "heap"; readonly unit: string };

/** @param isWanted `limits.fallbackToSequential` */
export function oneAtATime(isWanted: boolean, tell: (noRoom: NoRoom) => void): OneAtATime {
  const running: Record<Kind, number> = { unit: 0, program: 0 };
  const waiting: Record<Kind, (() => void)[]> = { unit: [], program: [] };
  const outgrown = new Set<string>();
  let isOn = false;
  const isTaken = (kind: Kind) => isOn && running[kind] > 0;

  return {
    get isOn() {
      return isOn;
    },
    enter: async (kind) => {
      while (isTaken(kind)) {
        const turn = Promise.withResolvers<void>();
        waiting[kind].push(turn.resolve);
        await turn.promise;
      }
      running[kind] += 1;
      return () => {
        running[kind] -= 1;
        waiting[kind].shift()?.();
      };
    },
    isBeside: (kind) => isWanted && running[kind] > 1,
    foundNoRoom: (kind, shortage) => {
      const isBeside = running[kind] > 1 || running.unit > 1;
      if (!isWanted || !isBeside || shortage.what === "heap") return false;
      if (!isOn) tell(shortage);
      isOn = true;
      return running[kind] > 1;
    },
    outgrew: (unit) => {
      if (isWanted && !outgrown.has(unit)) tell({ what: "heap", unit });
      outgrown.add(unit);
      return isWanted;
    },
  };
}
