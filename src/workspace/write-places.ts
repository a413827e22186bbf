/**
 * Where tools may write: the places that a workspace names (`write` in its configuration), with links followed, and
 * never what orchc or a tool loads, runs or keeps: a file that is written there would run unreviewed the next time.
 */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { codeFolder, templateFile } from "../contract/package-root.ts";
import { withoutWildcard } from "./plain-folder.ts";
import { CONFIG_FILE } from "./find-root.ts";
import { LOCAL_FILE } from "./read-configuration.ts";
import { realPath } from "./real-path.ts";
import { userCacheFolder } from "./user-cache.ts";
import { isWithin } from "./within.ts";
import type { Workspace } from "./workspace.ts";

/** Why a path may not be written: it lies in no place that the workspace names, or is, or holds, what is kept. */
export type WriteProblem = "outside" | "kept";

/** What package managers and Node read to decide what is loaded. */
const PACKAGE_FILES = [
  "package.json",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "yarn.lock",
  "bun.lock",
  "tsconfig.json",
];

/**
 * @param path absolute, or relative to the workspace; of a pattern, the folder that its files are in counts
 */
export async function writeProblem(
  path: string,
  workspace: Workspace,
): Promise<WriteProblem | undefined> {
  const { root, config } = workspace;
  const real = await realPath(withoutWildcard(resolve(root, path)));
  const places = (await Promise.all(config.write.map((place) => realPlace(place, root)))).flat();
  const place = places.find((folder) => isWithin(folder, real));
  const home = await realPath(root);
  // Outside of the workspace a person chose the place itself; within it, each step on the way counts.
  const from = isWithin(home, real) ? home : place;
  if (from !== undefined && (hasReservedStep(relative(from, real)) || isInRepository(real, from)))
    return "kept";
  const kept = await Promise.all(keptPaths(workspace).map(realPath));
  if (kept.some((own) => isWithin(own, real) || isWithin(real, own))) return "kept";
  return place === undefined ? "outside" : undefined;
}

/** Nothing for a place that seems to lie in the workspace and is a link that leads out of it. */
async function realPlace(place: string, root: string): Promise<string[]> {
  const path = resolve(root, place);
  const real = await realPath(path);
  return isWithin(root, path) && !isWithin(await realPath(root), real) ? [] : [real];
}

function keptPaths({ root, config, paths }: Workspace): string[] {
  const { agents, mcp, generated, queries, recordings, state, database } = paths;
  const cache = userCacheFolder();
  const models = [config.model, ...Object.values(config.models)].flatMap((model) => [
    ...(model?.recordings === undefined ? [] : [resolve(root, model.recordings.folder)]),
    // The module of a provider runs in orchc's own process.
    ...(model?.provider === undefined || model.provider === "openai"
      ? []
      : providerPlaces(resolve(root, model.provider), root)),
  ]);
  return [
    agents,
    mcp,
    generated,
    queries,
    recordings,
    state,
    ...["", "-wal", "-shm", "-journal"].map((ending) => database + ending),
    ...[CONFIG_FILE, LOCAL_FILE, ...PACKAGE_FILES].map((name) => join(root, name)),
    ...models,
    ...(cache === undefined ? [] : [cache]),
    codeFolder,
    templateFile(""),
  ];
}

/** With what stands beside it, which it may import, unless that is the whole workspace. */
function providerPlaces(module: string, root: string): string[] {
  return dirname(module) === resolve(root) ? [module] : [dirname(module)];
}

/** Packages, and names with a dot: `.git`, `.env`, `.npmrc`, `.github`. On some disks case makes no difference. */
function hasReservedStep(path: string): boolean {
  return path.split(sep).some((step) => step.startsWith(".") || /^node_modules$/i.test(step));
}

/** A repository without a working tree has its hooks and its configuration in a folder of any name. */
function isInRepository(path: string, above: string): boolean {
  for (let at = path; isWithin(above, at); at = dirname(at)) {
    if (["HEAD", "objects", "refs"].every((name) => existsSync(join(at, name)))) return true;
    if (dirname(at) === at) return false;
  }
  return false;
}
