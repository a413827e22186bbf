/**
 * Ends what a host leaves behind that is killed (SIGKILL) and can end nothing any more. A worker process sees the end
 * of its pipe only between two steps of its script, and a program that a tool has started does not look at all.
 *
 * It is a shell that reads from a pipe which process groups there are. When the pipe closes, which the system sees to
 * however the host ends, it kills those that are left. That takes no native code and works on every system with a
 * POSIX shell; where there is none, only the pipes of the worker processes tell them.
 */
import { spawn } from "node:child_process";

const SHELL = "/bin/sh";

const SCRIPT = `groups=
while read -r change group; do
  case $change in
    +) groups="$groups $group" ;;
    -) left=
       for each in $groups; do [ "$each" = "$group" ] || left="$left $each"; done
       groups=$left ;;
  esac
done
for each in $groups; do kill -s KILL -- "-$each" 2>/dev/null; done`;

export interface Watchdog {
  /** The group is killed when this process ends before it is forgotten. */
  guard(group: number): void;
  forget(group: number): void;
  /** Resolves when it is gone; nothing that it guards is killed. */
  stop(): Promise<void>;
}

export function startWatchdog(): Watchdog {
  const child = spawn(SHELL, ["-c", SCRIPT], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
    // Neither the terminal's interrupt nor what ends the host's process group ends it.
    detached: true,
  });
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  // Somebody may have killed it, and then there is nobody to tell.
  child.stdin.on("error", () => {});
  const tell = (change: "+" | "-", group: number) => void child.stdin.write(`${change} ${group}\n`);
  return {
    guard: (group) => tell("+", group),
    forget: (group) => tell("-", group),
    stop: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
