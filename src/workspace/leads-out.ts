import { resolve, sep } from "node:path";
import { withoutWildcard } from "./plain-folder.ts";
import { realPath } from "./real-path.ts";
import { isWithin } from "./within.ts";

/**
 * Whether a path seems to lie in the workspace, and a link on the way leads out of it. Packages may be links, as
 * package managers make them: every script may read those.
 */
export async function leadsOut(name: string, root: string): Promise<boolean> {
  const path = withoutWildcard(resolve(root, name));
  if (!isWithin(root, path) || path.split(sep).includes("node_modules")) return false;
  return !isWithin(await realPath(root), await realPath(path));
}
