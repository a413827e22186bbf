/** Who a seat serves: each message of its process goes to the unit that it names. */
import { fromSeatSchema, type FromSeat } from "../protocol.ts";

export interface SeatEnd {
  /** `exit code 1`, `signal SIGKILL`, or why it could not be started. */
  readonly how: string;
  /** Whether it may not happen again: somebody outside killed it, or the system had no room for one more. */
  readonly passing: boolean;
  /** The end of what it printed on standard error. */
  readonly lastWords: string;
  /** Why it was ended, when it sent what is not a message. */
  readonly broke?: string;
}

export interface PlaceListener {
  message(message: FromSeat): void;
  /** Something that the process printed past the worker: a warning or last words of Node itself. */
  printed(text: string): void;
  /** The process is gone; nothing follows. */
  ended(end: SeatEnd): void;
}

/** The place of one unit. */
export interface Place {
  /** Whether others were served at the same time: what befalls the process may be their doing. */
  readonly hadCompany: boolean;
  /** Nothing more is heard. */
  leave(): void;
}

export interface Places {
  readonly taken: number;
  take(unit: string, listener: PlaceListener): Place;
  /** @returns false when it is no message of a seat */
  message(message: unknown): boolean;
  printed(text: string): void;
  ended(end: SeatEnd): void;
}

export function placesOf(): Places {
  const units = new Map<string, { readonly listener: PlaceListener; hadCompany: boolean }>();
  return {
    get taken() {
      return units.size;
    },
    take: (unit, listener) => {
      for (const other of units.values()) other.hadCompany = true;
      const place = { listener, hadCompany: units.size > 0 };
      units.set(unit, place);
      return {
        get hadCompany() {
          return place.hadCompany;
        },
        leave: () => void units.delete(unit),
      };
    },
    message: (message) => {
      const parsed = fromSeatSchema.safeParse(message);
      // A unit that has left can still have something on the way.
      if (parsed.success) units.get(parsed.data.unit)?.listener.message(parsed.data);
      return parsed.success;
    },
    printed: (text) => {
      for (const { listener } of units.values()) listener.printed(text);
    },
    ended: (end) => {
      for (const { listener } of units.values()) listener.ended(end);
    },
  };
}
