/**
 * Shows a run while it happens: a live tree on a terminal, plain lines in a pipe, nothing with `--quiet`; with
 * `--events` its events on standard output, and nothing else.
 */
import type { RunEvent } from "../contract/events.ts";
import { parentsOf } from "../contract/instance.ts";
import { writeEvent } from "./event-lines.ts";
import { redraw } from "./redraw.ts";
import { FRAME_MS } from "./render/marks.ts";
import { lineOf, type NamedTask } from "./render/run-lines.ts";
import { OPTIONAL_TOOL } from "../contract/regions/region-rows.ts";
import { newRunState, type RunTask } from "./render/run-state.ts";
import { runTree } from "./render/run-tree.ts";
import { fit } from "./render/text.ts";
import type { Expectations } from "./render/time-left.ts";
import type { Session } from "./session.ts";

export interface RunDisplay {
  readonly onEvent: (event: RunEvent) => void;
  /** The run is being stopped. */
  readonly onCancel: () => void;
  /** Leaves the last state on the screen. */
  end(): void;
}

const STOPPING = "stopping: running tasks are told to end; Ctrl-C again ends them at once";

/** Milliseconds between two lines about how far a task is: who reads them later wants to see that it went on. */
const PROGRESS_MS = 10_000;

interface ShowOptions {
  /** Whether the run goes on: in lines for people, what happened before that is not told again. */
  readonly isResumed?: boolean;
  /** Whether a program watches. */
  readonly asEvents?: boolean;
  /** Asked for when a person watches. */
  readonly expectations: () => Expectations;
}

export async function showRun(
  name: string,
  tasks: readonly RunTask[],
  session: Session,
  { isResumed = false, asEvents = false, expectations }: ShowOptions,
): Promise<RunDisplay> {
  const nothing = () => undefined;
  if (asEvents) {
    return {
      onEvent: (event) => writeEvent(event, session),
      onCancel: nothing,
      end: nothing,
    };
  }
  const { watcher } = session;
  if (watcher !== undefined) {
    return { onEvent: (event) => watcher.onEvent(event), onCancel: nothing, end: nothing };
  }
  if (session.flags.quiet) return { onEvent: nothing, onCancel: nothing, end: nothing };
  return session.err.isTerminal
    ? liveTree(name, tasks, session, expectations)
    : plainLines(tasks, session, isResumed);
}

function plainLines(tasks: readonly RunTask[], session: Session, isResumed: boolean): RunDisplay {
  const { err } = session;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  // Tasks within others have no line of their own in the tree; what happens to them is told all the same.
  const named = new Map<string, NamedTask>(byId);
  let isPast = isResumed;
  const isTime = seldom(PROGRESS_MS);
  return {
    onEvent: (event) => {
      if (event.type === "run.started") {
        for (const { id, title, tool } of event.tasks)
          if (!named.has(id)) named.set(id, { title, tool });
      }
      if (event.type === "run.resumed" && event.pid === process.pid) isPast = false;
      // A build that has changed goes on as a new run.
      if (event.type === "run.started" && event.facts.pid === process.pid) isPast = false;
      if (
        isPast ||
        isOfItem(event, named) ||
        ("task" in event && named.get(event.task)?.tool === OPTIONAL_TOOL) ||
        (event.type === "task.progress" && !isTime(event.task, event.at))
      )
        return;
      if (event.type === "run.note") session.tellNow([event.diagnostic]);
      else err.write(`${lineOf(event, named)}\n`);
    },
    onCancel: () => err.write(`run ${STOPPING}\n`),
    end: () => undefined,
  };
}

/** Of items of a loop only what goes wrong is told: the loop says how far it is. */
function isOfItem(event: RunEvent, named: ReadonlyMap<string, unknown>): boolean {
  const isIn = (id: string) => parentsOf(id).some((parent) => named.has(parent));
  switch (event.type) {
    case "tasks.added":
      return event.tasks.every(({ id }) => isIn(id));
    case "task.started":
    case "task.succeeded":
    case "task.reused":
    case "task.progress":
      return isIn(event.task);
    default:
      return false;
  }
}

/** Whether so many milliseconds have passed since the last time for the same. */
function seldom(ms: number): (subject: string, at: string) => boolean {
  const last = new Map<string, number>();
  return (subject, at) => {
    const now = Date.parse(at);
    if (now - (last.get(subject) ?? -Infinity) < ms) return false;
    last.set(subject, now);
    return true;
  };
}

async function liveTree(
  name: string,
  tasks: readonly RunTask[],
  session: Session,
  expectations: () => Expectations,
): Promise<RunDisplay> {
  const { err } = session;
  const update = await redraw(err);
  const state = newRunState(tasks);
  const tree = runTree(name, tasks, state, expectations);
  let stopping = false;
  // The line below what is drawn is where the cursor stands.
  const room = (): number => Math.max(2, (err.stream.rows ?? Infinity) - 1);
  const draw = (): void => {
    const isStopping = stopping && state.finished === undefined;
    const text = tree.draw(Date.now(), err, isStopping ? room() - 1 : room());
    update(isStopping ? `${text}\n${err.colors.yellow(fit(STOPPING, err.columns))}` : text);
  };
  const timer = setInterval(draw, FRAME_MS);
  timer.unref();
  return {
    onEvent: (event) => {
      state.apply(event);
      if (event.type !== "run.note") return;
      // It stays above the tree, which is drawn again below it; and is not told again at the end.
      update.clear();
      session.tellNow([event.diagnostic]);
    },
    onCancel: () => {
      stopping = true;
    },
    end: () => {
      clearInterval(timer);
      // It was refused: why stands below, and no tree above it.
      if (state.startedAt === undefined) return update.clear();
      update(tree.end(Date.now(), err, room()));
      update.done();
      err.write("\n");
    },
  };
}
