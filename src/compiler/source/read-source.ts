/** From what stands behind `orchc plan` to a source. */
import { glob, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import {
  emptyQuery,
  nameNotValid,
  noSuchQuery,
  OrchcError,
  sourcesOfOneName,
} from "../../contract/diagnostics/index.ts";
import { isPlanSource, withoutPlanEnding } from "../../contract/hand-written.ts";
import { nearestName } from "../../contract/nearest.ts";
import { placeholdersOf } from "../../contract/placeholders.ts";
import type { Param } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { nameQuery, slugOf } from "./name-query.ts";
import { readPlanFile } from "./plan-source/read-plan-source.ts";
import { readQueryFile } from "./query-file.ts";
import type { Source } from "./source.ts";

const QUERY_FILE = ".query.md";

/** Of files that have a name in the queries folder. */
const ENDINGS = [QUERY_FILE, ".plan.yaml", ".plan.yml", ".plan.json"];

export interface ReadSourceOptions {
  readonly workspace: Workspace;
  /** Paths of query files are relative to it; default the current folder. */
  readonly cwd?: string;
  /** Instead of the name that the source would get. */
  readonly name?: string;
}

/**
 * @param words a query in words, the path of a query file or a plan file, or the name of one in the queries folder.
 * Throws an OrchcError with everything that is wrong.
 */
export async function readSource(
  words: readonly string[],
  options: ReadSourceOptions,
): Promise<Source> {
  const text = words.join(" ").trim();
  if (text === "") throw new OrchcError(emptyQuery({}));
  if (options.name !== undefined) checkSourceName(options.name);
  const file = /\s/.test(text) ? undefined : await findSourceFile(text, options);
  if (file === undefined) return sourceOf(text, options);
  const source = isPlanSource(file) ? await readPlanFile(file) : await readQueryFile(file);
  return { ...source, name: options.name ?? source.name };
}

/** The source of a query in words: each `{name}` in it is a text parameter. */
export async function sourceOf(
  query: string,
  { workspace, name }: Pick<ReadSourceOptions, "workspace" | "name">,
): Promise<Source> {
  if (query.trim() === "") throw new OrchcError(emptyQuery({}));
  if (name !== undefined) checkSourceName(name);
  const text: Param = { type: "string" };
  return {
    query: query.trim(),
    name: name ?? (await nameQuery(query.trim(), workspace.paths.generated)),
    params: Object.fromEntries(
      placeholdersOf(query).map((placeholder) => [placeholder.name, text]),
    ),
    start: { line: 1, column: 1 },
  };
}

/** Names of the query files and plan files in the workspace's queries folder, sorted. */
export async function queryNames(workspace: Workspace): Promise<string[]> {
  return namesOf(await sourceFiles(workspace));
}

/** Of the plan files alone. */
export async function planSourceNames(workspace: Workspace): Promise<string[]> {
  return namesOf((await sourceFiles(workspace)).filter(isPlanSource));
}

/** Absolute paths of the query files and plan files in the queries folder, sorted. */
export async function sourceFiles({ paths }: Workspace): Promise<string[]> {
  const patterns = ENDINGS.map((ending) => `*${ending}`);
  const files = await Array.fromAsync(glob(patterns, { cwd: paths.queries }));
  return files.map((file) => join(paths.queries, file)).toSorted();
}

function namesOf(files: readonly string[]): string[] {
  return [...new Set(files.map((file) => withoutEnding(basename(file))))].toSorted();
}

/** The plan file of a name in the queries folder. Throws an OrchcError when there are several. */
export async function findPlanSource(
  name: string,
  { paths }: Workspace,
): Promise<string | undefined> {
  const endings = ENDINGS.filter(isPlanSource);
  return theOnly(name, await existing(endings.map((ending) => join(paths.queries, name + ending))));
}

/** Whether a path is that of a query file or a plan file. */
export function isSourceFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending));
}

/**
 * One word may be a file, the name of one, or just a short query: then `undefined`. Throws an OrchcError when it is the
 * path of none, is close to the name of one, or the name of several.
 */
export async function findSourceFile(
  word: string,
  { workspace, cwd = process.cwd() }: Pick<ReadSourceOptions, "workspace" | "cwd">,
): Promise<string | undefined> {
  const { root, paths } = workspace;
  const isPath = word.endsWith(".md") || isPlanSource(word);
  const found = isPath
    ? await existing([cwd, root, paths.queries].map((folder) => resolve(folder, word)))
    : await existing(ENDINGS.map((ending) => join(paths.queries, word + ending)));
  const file = isPath ? found[0] : theOnly(word, found);
  if (file !== undefined) return file;

  const known = await queryNames(workspace);
  const nearest = nearestName(withoutEnding(basename(word)), known);
  if (!isPath && nearest === undefined) return undefined;
  throw new OrchcError(
    noSuchQuery({ name: word, known, ...(nearest !== undefined && { nearest }) }),
  );
}

function theOnly(name: string, files: readonly string[]): string | undefined {
  if (files.length < 2) return files[0];
  const places = files.map((file) => ({ in: "file", file }) as const);
  throw new OrchcError(
    sourcesOfOneName({ name, files: files.map((file) => basename(file)) }, ...places),
  );
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const present = await Promise.all(paths.map(isFile));
  return paths.filter((_, i) => present[i]);
}

function withoutEnding(file: string): string {
  return withoutPlanEnding(basename(file, QUERY_FILE));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

/** Throws an OrchcError when it cannot be the name of a plan. */
export function checkSourceName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw new OrchcError(nameNotValid({ name, usable: slugOf(name) }));
  }
}
