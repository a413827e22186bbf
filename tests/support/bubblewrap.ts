/** Whether scripts can be put behind a wall here. Where they cannot, tests of it are skipped, and say why. */
import { findBubblewrap } from "../../src/runtime/index.ts";

const found = await findBubblewrap("/nowhere");

/** Absolute path of the program. */
export const bubblewrap: string = "path" in found ? found.path : "";

/** Why not. */
export const noWall: string | undefined = "missing" in found ? found.missing : undefined;

if (noWall !== undefined) console.warn(`Tests of sandbox: strict are skipped: ${noWall}.`);

/** The command line that runs one as on a machine where bubblewrap is not installed. */
export function withoutBubblewrap(
  command: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  if ("missing" in found) return command;
  return [
    found.path,
    "--dev-bind",
    "/",
    "/",
    "--ro-bind",
    "/dev/null",
    found.path,
    "--",
    ...command,
  ];
}
