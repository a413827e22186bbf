/** For a Node that is too old. Uses nothing that such a Node does not have. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitStatus } from "../contract/exit-status.ts";
import { packageRoot } from "../contract/package-root.ts";

/**
 * A checkout of orchc brings a Node of its own, which then takes over the same command line;
 * without one, says what is needed. Gives the exit status.
 */
export async function runOnOwnNode(oldest: number): Promise<number> {
  const own = join(packageRoot, "node_modules/node/bin/node");
  if (!existsSync(own)) {
    process.stderr.write(
      `orchc needs Node ${oldest} or newer; this is ${process.versions.node}. Install a newer one: https://nodejs.org\n`,
    );
    return 2;
  }
  const child = spawn(own, process.argv.slice(1), { stdio: "inherit" });
  // What a terminal sends reaches both processes, and the one that does the work decides what to do about it.
  const isOnTerminal = process.stdin.isTTY;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (signal === "SIGTERM" || !isOnTerminal) child.kill(signal);
    });
  }
  const [status] = (await once(child, "exit")) as [number | null];
  return status ?? exitStatus.interrupted;
}
