/** The seat that is this process: its script runs with the rights of the person who started it. */
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { serve, type Server } from "../../worker/serve.ts";
import type { Script } from "../../worker/script.ts";
import { placesOf, type SeatEnd } from "../places.ts";
import type { Seat } from "../seat.ts";
import type { Seats } from "../seats.ts";

export interface InProcessSeats extends Seats {
  /** An error came up where nobody could catch it. */
  crash(error: unknown): void;
}

/**
 * A script that is to be ended is no longer listened to, and goes on until the process ends.
 *
 * @param load gives the script of a `file:` URL
 */
export function inProcessSeats(
  load: (url: string) => Promise<Script<never>>,
  staging: string,
): InProcessSeats {
  let server: Server | undefined;

  function take(): Seat {
    const gone = Promise.withResolvers<SeatEnd>();
    const places = placesOf();
    let isOver = false;
    const own = serve({
      send: (message) => queueMicrotask(() => places.message(message)),
      load: async (url) => ({ default: await load(url) }),
      isQuiet: () => false,
    });
    server = own;
    return {
      key: "",
      staging,
      get serves() {
        return places.taken;
      },
      take: places.take,
      send: (message) => queueMicrotask(() => own.receive(message)),
      kill: () => {
        if (isOver) return;
        isOver = true;
        const end = { how: "it was ended", passing: false, lastWords: "" };
        gone.resolve(end);
        places.ended(end);
      },
      get isOver() {
        return isOver;
      },
      gone: gone.promise,
    };
  }

  mkdirSync(staging, { recursive: true });
  return {
    take,
    close: () => rm(staging, { recursive: true, force: true }),
    crash: (error) => void server?.crash(error),
  };
}
