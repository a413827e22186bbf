/** The units that a worker process serves: each message of the process goes to the unit that it names. */
import { fromWorkerSchema, type FromWorker } from "../protocol/messages.ts";
import type { Shortage } from "./shortage.ts";
import type { UnkeepableFile } from "./unkeepable-file.ts";

/** How a worker process ended. */
export interface ProcessExit {
  /** `exit code 1`, `signal SIGKILL`, or why it could not be started. */
  readonly reason: string;
  /** How it ended, when it had been started: `exit code 1`, `signal SIGKILL`. */
  readonly exit?: string;
  /** Whether a retry may succeed: it was killed from outside, or the system had no room for another process. */
  readonly transient: boolean;
  /** What there was no room for, when that has ended it, or kept it from being started. */
  readonly shortage?: Shortage;
  /** Kept it from being started. */
  readonly unkeepable?: UnkeepableFile;
  /** The end of what it printed on standard error. */
  readonly stderrTail: string;
  /** Why the host killed it, when it violated the protocol. */
  readonly protocolError?: string;
}

export interface SlotListener {
  message(message: FromWorker): void;
  /** Something that the process printed past the worker's own streams: a warning or a fatal error of Node itself. */
  printed(text: string): void;
  /** The process has exited; nothing follows. */
  exited(exit: ProcessExit): void;
}

/** One unit's slot in a worker process. */
export interface Slot {
  /** Whether the process served other units at the same time: what happens to it may be caused by one of them. */
  readonly wasShared: boolean;
  /** Its listener is not called any more. */
  release(): void;
}

export interface Slots {
  /** Number of units that are served now. */
  readonly active: number;
  acquire(unit: string, listener: SlotListener): Slot;
  /** @returns false when the message does not have the form of one from a worker process */
  message(message: unknown): boolean;
  printed(text: string): void;
  exited(exit: ProcessExit): void;
}

export function slotsOf(): Slots {
  const units = new Map<string, { readonly listener: SlotListener; wasShared: boolean }>();
  return {
    get active() {
      return units.size;
    },
    acquire: (unit, listener) => {
      for (const other of units.values()) other.wasShared = true;
      const slot = { listener, wasShared: units.size > 0 };
      units.set(unit, slot);
      return {
        get wasShared() {
          return slot.wasShared;
        },
        release: () => void units.delete(unit),
      };
    },
    message: (message) => {
      const parsed = fromWorkerSchema.safeParse(message);
      // A unit that has released its slot can still have a message on the way.
      if (parsed.success) units.get(parsed.data.unit)?.listener.message(parsed.data);
      return parsed.success;
    },
    printed: (text) => {
      for (const { listener } of units.values()) listener.printed(text);
    },
    exited: (exit) => {
      for (const { listener } of units.values()) listener.exited(exit);
    },
  };
}
