/** For a Node that is too old. Uses nothing that such a Node does not have. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { exitStatus } from "../contract/exit-status.ts";
import { packageRoot } from "../contract/package-root.ts";

/**
 * A checkout of orchc brings a Node of its own, which then takes over the same command line;
 * without one, says what is needed. Gives the exit status.
 */
export function runOnOwnNode(oldest: number): number {
  const own = join(packageRoot, "node_modules/node/bin/node");
  if (!existsSync(own)) {
    process.stderr.write(
      `orchc needs Node ${oldest} or newer; this is ${process.versions.node}. Install a newer one: https://nodejs.org\n`,
    );
    return 2;
  }
  // Ctrl-C reaches both processes: the one that does the work decides what to do about it
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
  const { status, signal } = spawnSync(own, process.argv.slice(1), { stdio: "inherit" });
  return status ?? (signal === null ? 1 : exitStatus.interrupted);
}
