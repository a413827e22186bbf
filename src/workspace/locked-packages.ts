/** What is known of a package of the workspace: the version that is installed, and what the lock file says of it. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256 } from "../contract/json.ts";
import type { LockedPackage } from "../contract/manifest.ts";

/** Of other package managers the whole file counts: then any change of a package is one of all. */
const OTHER_LOCKS = ["npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock"];

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

type Lock = Readonly<Record<string, LockEntry>>;

/** By name; nothing for one that is not installed. */
export async function lockedPackages(
  names: readonly string[],
  root: string,
): Promise<Record<string, LockedPackage>> {
  const found = await Promise.all(
    names.map(async (name) => [name, await lockedPackage(name, root)] as const),
  );
  return Object.fromEntries(found.flatMap(([name, is]) => (is === undefined ? [] : [[name, is]])));
}

async function lockedPackage(name: string, root: string): Promise<LockedPackage | undefined> {
  for (let at = root; ; at = dirname(at)) {
    const manifest = await jsonIn(join(at, "node_modules", name, "package.json"));
    if (manifest !== undefined) {
      const { version = "" } = manifest as { readonly version?: string };
      const integrity = await integrityOf(name, at);
      return { version, ...(integrity !== undefined && { integrity }) };
    }
    if (dirname(at) === at) return undefined;
  }
}

/** One hash over the package and all that it depends on; `undefined` when no lock file knows one of them. */
async function integrityOf(name: string, folder: string): Promise<string | undefined> {
  const lock = (await jsonIn(join(folder, "package-lock.json"))) as
    { readonly packages?: Lock } | undefined;
  if (lock?.packages !== undefined) return integrityIn(lock.packages, `node_modules/${name}`);
  for (const other of OTHER_LOCKS) {
    const text = await readFile(join(folder, other)).catch(() => undefined);
    if (text !== undefined) return `sha256-${sha256(text)}`;
  }
  return undefined;
}

function integrityIn(packages: Lock, first: string): string | undefined {
  const places = new Set([first]);
  const lines: string[] = [];
  // A set gives what is added to it while one goes through it, too.
  for (const place of places) {
    const entry = packages[place];
    if (entry?.integrity === undefined) return undefined;
    lines.push(`${place} ${entry.version} ${entry.integrity}`);
    const needed = {
      ...entry.peerDependencies,
      ...entry.optionalDependencies,
      ...entry.dependencies,
    };
    for (const name of Object.keys(needed)) {
      const found = placeOf(name, place, packages);
      if (found !== undefined) places.add(found);
    }
  }
  return `sha256-${sha256(lines.toSorted().join("\n"))}`;
}

/** Where Node finds a package that another one needs; nothing for an optional one that is not installed. */
function placeOf(name: string, from: string, packages: Lock): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf("/node_modules/"), 0))) {
    const place = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (Object.hasOwn(packages, place)) return place;
    if (at === "") return undefined;
  }
}

async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}
