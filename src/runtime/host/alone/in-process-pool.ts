/** A pool whose only worker is this process: its scripts run with the rights of the user. */
import { mkdirSync } from "node:fs";
import type { Bus } from "../../bus/index.ts";
import { serve, type Server } from "../../worker/serve.ts";
import type { Script } from "../../worker/script.ts";
import { slotsOf, type ProcessExit } from "../slots.ts";
import type { WorkerProcess } from "../worker-process.ts";
import type { WorkerPool } from "../worker-pool.ts";

export interface InProcessPool extends WorkerPool {
  /** Reports an uncaught exception or rejection. */
  crash(error: unknown): void;
}

/**
 * Killing the worker only stops listening to its script, which goes on until this process exits.
 *
 * @param load gives the script of a `file:` URL
 */
export function inProcessPool(
  load: (url: string) => Promise<Script<never>>,
  bus: Bus,
  run: string,
): InProcessPool {
  const staging = bus.staging(run);
  let server: Server | undefined;

  function acquire(): WorkerProcess {
    const exited = Promise.withResolvers<ProcessExit>();
    const slots = slotsOf();
    let isClosed = false;
    const own = serve({
      send: (message) => queueMicrotask(() => slots.message(message)),
      load: async (url) => ({ default: await load(url) }),
      isQuiet: () => false,
    });
    server = own;
    return {
      key: "",
      staging,
      pid: process.pid,
      get active() {
        return slots.active;
      },
      acquire: slots.acquire,
      send: async (message) => {
        // Its modules were loaded by Node when it was started.
        if (message.is !== "modules") queueMicrotask(() => own.receive(message));
      },
      kill: () => {
        if (isClosed) return;
        isClosed = true;
        const exit = { reason: "it was stopped", transient: false, stderrTail: "" };
        exited.resolve(exit);
        slots.exited(exit);
      },
      get isClosed() {
        return isClosed;
      },
      exited: exited.promise,
    };
  }

  mkdirSync(staging, { recursive: true });
  return {
    acquire,
    // It is this process, which serves until the run is over.
    release: () => {},
    endIdle: async () => {},
    close: () => bus.removeStaging(run),
    crash: (error) => void server?.crash(error),
  };
}
