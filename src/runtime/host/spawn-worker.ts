/** The process of a worker, as the system starts it; what is said to it is another matter: see `startWorker`. */
import { ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";
import { PIPE_FD } from "../json-lines.ts";
import { writeError } from "../write-error.ts";
import { endWithHost } from "./child-groups.ts";
import { unkeepableAmong } from "./unkeepable-file.ts";
import { confinedCommand, type Confinement } from "../sandbox/confine.ts";
import { inheritedFiles } from "../sandbox/inherited-files.ts";

type Stdio = "ignore" | "pipe" | number;

const WORKER = join(codeFolder, `runtime/worker/main${moduleExtension}`);

export interface SpawnedWorker {
  readonly child: ChildProcess;
  /** The one folder that it may always write. */
  readonly staging: string;
}

/**
 * It ends with this process, however that ends.
 *
 * @param staging is made
 */
export function spawnWorker(confinement: Confinement, staging: string): SpawnedWorker {
  makeFolder(staging);
  const { program, args, fds } = confinedCommand(confinement, staging, WORKER, PIPE_FD + 1);
  const child = startChild(program, args, fds, {
    cwd: staging,
    // What libraries write for a while is in the way of nobody there, counts, and is removed with the run.
    env: { ...confinement.env, TMPDIR: staging },
    // Its own process group: the terminal's interrupt goes to the host alone, which decides what to do.
    detached: process.platform !== "win32",
  });
  const forget = endWithHost(child.pid, () => killWorker(child));
  // Whoever waits for it: its id may be another's from then on.
  child.once(child.pid === undefined ? "error" : "close", forget);
  return { child, staging };
}

/** Whether it was started, and has not ended. */
export function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** Kills it and all that it has started; not when it has ended: its id may be another's by then. */
export function killWorker(child: ChildProcess): void {
  if (child.pid === undefined || !isRunning(child)) return;
  if (process.platform === "win32") child.kill("SIGKILL");
  else process.kill(-child.pid, "SIGKILL");
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw writeError(error, folder);
  }
}

/**
 * Some of what keeps a process from being started Node throws (E2BIG, ENOMEM), and the rest it emits.
 *
 * @param fds are closed here then
 */
function startChild(
  program: string,
  args: readonly string[],
  fds: readonly number[],
  options: SpawnOptions,
): ChildProcess {
  const opened = [...fds];
  try {
    const stdio: Stdio[] = ["ignore", "pipe", "pipe", "pipe", ...fds];
    const others = inheritedFiles().filter((fd) => fd >= stdio.length);
    if (others.length > 0) {
      const beyond = unkeepableAmong(others);
      if (beyond !== undefined) throw beyond;
      const nothing = openSync(devNull, "r");
      opened.push(nothing);
      for (const fd of others) {
        while (stdio.length < fd) stdio.push("ignore");
        stdio[fd] = nothing;
      }
    }
    return spawn(program, args, { ...options, stdio });
  } catch (error) {
    const never = new ChildProcess();
    process.nextTick(() => never.emit("error", error));
    return never;
  } finally {
    for (const fd of opened) closeSync(fd);
  }
}
