/** Shows a run while it happens: a live tree on a terminal, plain lines in a pipe, nothing with `--quiet`. */
import type { RunEvent } from "../contract/events.ts";
import { FRAME_MS } from "./render/marks.ts";
import { lineOf } from "./render/run-lines.ts";
import { applyEvent, newRunState } from "./render/run-state.ts";
import { renderRunTree } from "./render/run-tree.ts";
import type { ShownTask } from "./render/task-tree.ts";
import type { Session } from "./session.ts";

export interface RunDisplay {
  readonly onEvent: (event: RunEvent) => void;
  /** Leaves the last state on the screen. */
  end(): void;
}

export async function showRun(
  name: string,
  tasks: readonly ShownTask[],
  session: Session,
): Promise<RunDisplay> {
  if (session.flags.quiet) return { onEvent: () => undefined, end: () => undefined };
  return session.err.isTerminal ? liveTree(name, tasks, session) : plainLines(tasks, session);
}

function plainLines(tasks: readonly ShownTask[], { err }: Session): RunDisplay {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return {
    onEvent: (event) => void err.stream.write(`${lineOf(event, byId)}\n`),
    end: () => undefined,
  };
}

async function liveTree(
  name: string,
  tasks: readonly ShownTask[],
  { err }: Session,
): Promise<RunDisplay> {
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(err.stream);
  let state = newRunState(tasks);
  const draw = (rows?: number): void => {
    const size = rows === undefined ? {} : { rows };
    update(renderRunTree(tasks, state, { name, style: err, now: Date.now(), ...size }));
  };
  const timer = setInterval(() => draw(err.stream.rows), FRAME_MS);
  timer.unref();
  return {
    onEvent: (event) => {
      state = applyEvent(state, event);
    },
    end: () => {
      clearInterval(timer);
      draw();
      update.done();
      err.stream.write("\n");
    },
  };
}
