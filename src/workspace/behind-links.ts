import { resolve } from "node:path";
import { withoutWildcard } from "./plain-folder.ts";
import { realPath } from "./real-path.ts";

/** A path, and where it leads: what is checked is the latter, since links may be others a moment later. */
export interface LinkedPath {
  /** Absolute, as it is named. */
  readonly path: string;
  /** Behind all links. */
  readonly real: string;
}

/** @param name absolute, or relative to the workspace; of a pattern, the folder that its files are in counts */
export async function behindLinks(name: string, root: string): Promise<LinkedPath> {
  const path = withoutWildcard(resolve(root, name));
  return { path, real: await realPath(path) };
}
