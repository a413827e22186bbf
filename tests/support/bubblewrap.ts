/** Whether scripts can be put behind a wall here. Where they cannot, tests of it are skipped, and say why. */
import { findBubblewrap } from "../../src/runtime/index.ts";

const found = await findBubblewrap("/nowhere");

/** Why not. */
export const noWall: string | undefined = "missing" in found ? found.missing : undefined;

if (noWall !== undefined) console.warn(`Tests of sandbox: strict are skipped: ${noWall}.`);
