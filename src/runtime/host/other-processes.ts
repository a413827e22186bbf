/** Processes that run items of a loop beside the unit's own: see docs/adr/0032. */
import { pathOutsideWorkspace } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import { PathMoved } from "../sandbox/index.ts";
import type { SessionEnd } from "./script-session.ts";
import { taskError } from "./task-error.ts";

export interface OtherProcesses<Script> {
  /** Runs the script in another process, and in the next when that one is lost. */
  start(script: Script): void;
  /** To be called before: how it is run in a process. `isAgain`: one was lost. */
  runWith(run: (script: Script, isAgain: boolean) => Promise<SessionEnd>): void;
  /** Resolves when none of them runs any more. */
  ended(): Promise<void>;
}

/** @param fatal called with what keeps the run from continuing */
export function otherProcesses<Script extends { end(error?: TaskError): Promise<void> }>(
  fatal: (error: unknown) => void,
): OtherProcesses<Script> {
  const running = new Set<Promise<void>>();
  let runOne: ((script: Script, isAgain: boolean) => Promise<SessionEnd>) | undefined;

  async function run(script: Script): Promise<void> {
    try {
      let isAgain = false;
      for (let rerun = true; rerun; isAgain = true)
        rerun = (await runOne?.(script, isAgain))?.rerun === true;
    } catch (error) {
      if (!(error instanceof PathMoved)) throw error;
      await script.end(taskError(pathOutsideWorkspace({ path: error.path })));
    }
  }

  return {
    start: (script) => {
      const ended = run(script)
        .catch(fatal)
        .finally(() => running.delete(ended));
      running.add(ended);
    },
    runWith: (how) => {
      runOne = how;
    },
    ended: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
