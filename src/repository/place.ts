/** Where a repository and its index are. */
import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { IndexConfig } from "../workspace/index-settings.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface Place {
  /** The folder that is indexed: absolute, behind all links. */
  readonly root: string;
  /** The database, absolute. */
  readonly file: string;
  /** The folder of what orchc keeps, absolute, behind all links: none of it is indexed. */
  readonly state: string;
  readonly settings: IndexConfig;
}

/** Throws what the file system says when the folder is not there. */
export function placeOf({ root, paths, config }: Workspace): Place {
  return {
    root: realpathSync(resolve(root, config.index.root)),
    file: paths.index,
    state: realOrAsIs(paths.state),
    settings: config.index,
  };
}

function realOrAsIs(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
