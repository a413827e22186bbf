/** Which files the index of a repository is about. */
import ignore from "ignore";
import { realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { IndexConfig } from "../../workspace/index-settings.ts";
import { isWithin } from "../../workspace/within.ts";
import { gitFiles } from "./git-files.ts";
import type { LeftOut } from "./left-out.ts";
import type { Listing } from "./listed-file.ts";
import { walkFiles } from "./walk-files.ts";

/** Names of files that hold keys or passwords: what is retrieved may be sent to a model. */
const SECRET =
  /^(?:\.env(?:\..+)?|\.npmrc|\.netrc|\.pgpass|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|key|p12|pfx|jks|keystore)|orchc\.local\.ya?ml)$/i;
const EXAMPLE = /[.](?:example|sample|template|dist)$/i;

export interface ListOptions {
  /** Absolute, without links. */
  readonly root: string;
  readonly settings: IndexConfig;
  /** The folder of what orchc keeps, absolute. */
  readonly state: string;
  readonly env: NodeJS.ProcessEnv;
}

/** In the order of their paths. */
export async function listFiles({ root, settings, state, env }: ListOptions): Promise<Listing> {
  const found = (await gitFiles(root, env)) ?? { files: await walkFiles(root) };
  const excluded = settings.exclude.length > 0 ? ignore().add([...settings.exclude]) : undefined;
  const own = isWithin(root, state) ? `${relative(root, state).split(sep).join("/")}/` : undefined;
  const places = new Map<string, boolean>();
  const files = found.files
    .filter(
      ({ path }) =>
        !(own !== undefined && path.startsWith(own)) && excluded?.ignores(path) !== true,
    )
    .map((file) => {
      const leftOut = file.leftOut ?? leftOutByPath(root, file.path, places);
      return leftOut === undefined ? file : { path: file.path, leftOut };
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { ...found, files };
}

function leftOutByPath(
  root: string,
  path: string,
  places: Map<string, boolean>,
): LeftOut | undefined {
  const folder = dirname(path);
  let inside = places.get(folder);
  if (inside === undefined) places.set(folder, (inside = isInside(root, folder)));
  if (!inside) return "outside";
  const name = path.slice(path.lastIndexOf("/") + 1);
  return SECRET.test(name) && !EXAMPLE.test(name) ? "secret" : undefined;
}

/** A folder that git knows may have become a link since. */
function isInside(root: string, folder: string): boolean {
  try {
    return isWithin(root, realpathSync.native(join(root, folder)));
  } catch {
    // It is not there any more, which whoever opens the file finds.
    return true;
  }
}
