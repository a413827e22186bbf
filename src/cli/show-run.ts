/**
 * Shows a run while it happens: a live tree on a terminal, plain lines in a pipe, nothing with `--quiet`; with
 * `--events` its events on standard output, and nothing else.
 */
import type { RunEvent } from "../contract/events.ts";
import { writeEvent } from "./event-lines.ts";
import { redraw } from "./redraw.ts";
import { FRAME_MS } from "./render/marks.ts";
import { lineOf } from "./render/run-lines.ts";
import { applyEvent, newRunState } from "./render/run-state.ts";
import { renderRunTree } from "./render/run-tree.ts";
import type { ShownTask } from "./render/task-tree.ts";
import type { Session } from "./session.ts";

export interface RunDisplay {
  readonly onEvent: (event: RunEvent) => void;
  /** The run is being stopped. */
  readonly onCancel: () => void;
  /** Leaves the last state on the screen. */
  end(): void;
}

const STOPPING = "stopping: running tasks are told to end; Ctrl-C again ends them at once";

interface ShowOptions {
  /** Whether the run goes on: in lines for people, what happened before that is not told again. */
  readonly isResumed?: boolean;
  /** Whether a program watches. */
  readonly asEvents?: boolean;
}

export async function showRun(
  name: string,
  tasks: readonly ShownTask[],
  session: Session,
  { isResumed = false, asEvents = false }: ShowOptions = {},
): Promise<RunDisplay> {
  const nothing = () => undefined;
  if (asEvents) {
    return { onEvent: (event) => writeEvent(event, session), onCancel: nothing, end: nothing };
  }
  if (session.flags.quiet) return { onEvent: nothing, onCancel: nothing, end: nothing };
  return session.err.isTerminal
    ? liveTree(name, tasks, session)
    : plainLines(tasks, session, isResumed);
}

function plainLines(tasks: readonly ShownTask[], { err }: Session, isResumed: boolean): RunDisplay {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  let isPast = isResumed;
  return {
    onEvent: (event) => {
      if (event.type === "run.resumed" && event.pid === process.pid) isPast = false;
      // A build that has changed goes on as a new run.
      if (event.type === "run.started" && event.facts.pid === process.pid) isPast = false;
      if (isPast) return;
      err.write(`${lineOf(event, byId)}\n`);
    },
    onCancel: () => err.write(`run ${STOPPING}\n`),
    end: () => undefined,
  };
}

async function liveTree(
  name: string,
  tasks: readonly ShownTask[],
  { err }: Session,
): Promise<RunDisplay> {
  const update = await redraw(err);
  let state = newRunState(tasks);
  let stopping = false;
  const draw = (rows?: number): void => {
    const size = rows === undefined ? {} : { rows: rows - 1 };
    const tree = renderRunTree(tasks, state, { name, style: err, now: Date.now(), ...size });
    update(
      stopping && state.finished === undefined ? `${tree}\n${err.colors.yellow(STOPPING)}` : tree,
    );
  };
  const timer = setInterval(() => draw(err.stream.rows), FRAME_MS);
  timer.unref();
  return {
    onEvent: (event) => {
      state = applyEvent(state, event);
    },
    onCancel: () => {
      stopping = true;
    },
    end: () => {
      clearInterval(timer);
      draw();
      update.done();
      err.write("\n");
    },
  };
}
