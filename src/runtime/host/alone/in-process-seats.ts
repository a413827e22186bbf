/** Seats that are this process: its script was started by a person, with the rights of that person. */
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { serve, type Server } from "../../worker/serve.ts";
import type { Unit } from "../../worker/index.ts";
import type { Seat, SeatEnd, SeatListener } from "../seat.ts";
import type { Seats } from "../seats.ts";

export interface InProcessSeats extends Seats {
  /** An error came up where nobody could catch it. */
  crash(error: unknown): void;
}

/** A script that is to be ended is no longer listened to, and goes on until the process ends. */
export function inProcessSeats(unit: Unit<never>, staging: string): InProcessSeats {
  let server: Server | undefined;

  function take(): Seat {
    const gone = Promise.withResolvers<SeatEnd>();
    let listener: SeatListener | undefined;
    const own = serve({
      send: (message) => queueMicrotask(() => listener?.message(message)),
      load: async () => ({ default: unit }),
      isQuiet: () => false,
    });
    server = own;
    return {
      key: "",
      staging,
      listen: (next) => (listener = next),
      send: (message) => queueMicrotask(() => own.receive(message)),
      kill: () => {
        const end = { how: "it was ended", lastWords: "" };
        gone.resolve(end);
        listener?.ended(end);
        listener = undefined;
      },
      gone: gone.promise,
    };
  }

  mkdirSync(staging, { recursive: true });
  return {
    take,
    release: () => {},
    close: () => rm(staging, { recursive: true, force: true }),
    crash: (error) => server?.current?.crash(error),
  };
}
