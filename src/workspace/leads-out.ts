import { sep } from "node:path";
import type { LinkedPath } from "./behind-links.ts";
import { realPath } from "./real-path.ts";
import { isWithin } from "./within.ts";

/**
 * Whether a path seems to lie in the workspace, and a link on the way leads out of it. Packages may be links, as
 * package managers make them: every script may read those.
 */
export async function leadsOut({ path, real }: LinkedPath, root: string): Promise<boolean> {
  if (!isWithin(root, path) || path.split(sep).includes("node_modules")) return false;
  return !isWithin(await realPath(root), real);
}
