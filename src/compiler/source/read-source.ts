/** From what stands behind `orchc plan` to a source. */
import { glob, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import {
  emptyQuery,
  nameNotValid,
  noSuchQuery,
  OrchcError,
} from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { placeholdersOf } from "../../contract/placeholders.ts";
import type { Param } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { nameQuery, slugOf } from "./name-query.ts";
import { readQueryFile } from "./query-file.ts";
import type { Source } from "./source.ts";

export const QUERY_FILE = ".query.md";

export interface ReadSourceOptions {
  readonly workspace: Workspace;
  /** Paths of query files are relative to it; default the current folder. */
  readonly cwd?: string;
  /** Instead of the name that the source would get. */
  readonly name?: string;
}

/**
 * @param words a query in words, the path of a query file, or the name of one in the queries folder.
 * Throws an OrchcError with everything that is wrong.
 */
export async function readSource(
  words: readonly string[],
  options: ReadSourceOptions,
): Promise<Source> {
  const text = words.join(" ").trim();
  if (text === "") throw new OrchcError(emptyQuery({}));
  if (options.name !== undefined) checkName(options.name);
  const file = /\s/.test(text) ? undefined : await findQueryFile(text, options);
  if (file === undefined) return sourceOf(text, options);
  const source = await readQueryFile(file);
  return { ...source, name: options.name ?? source.name };
}

/** The source of a query in words: each `{name}` in it is a text parameter. */
export async function sourceOf(
  query: string,
  { workspace, name }: Pick<ReadSourceOptions, "workspace" | "name">,
): Promise<Source> {
  if (query.trim() === "") throw new OrchcError(emptyQuery({}));
  if (name !== undefined) checkName(name);
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

/** Names of the query files in the workspace's queries folder, sorted. */
export async function queryNames({ paths }: Workspace): Promise<string[]> {
  const files = await Array.fromAsync(glob(`*${QUERY_FILE}`, { cwd: paths.queries }));
  return files.map((file) => basename(file, QUERY_FILE)).toSorted();
}

/** One word may be a file, the name of one, or just a short query. */
async function findQueryFile(
  word: string,
  { workspace, cwd = process.cwd() }: ReadSourceOptions,
): Promise<string | undefined> {
  const { root, paths } = workspace;
  const isPath = word.endsWith(".md");
  const candidates = isPath
    ? [cwd, root, paths.queries].map((folder) => resolve(folder, word))
    : [join(paths.queries, word + QUERY_FILE)];
  for (const file of candidates) if (await isFile(file)) return file;

  const known = await queryNames(workspace);
  const nearest = nearestName(basename(word, QUERY_FILE), known);
  if (!isPath && nearest === undefined) return undefined;
  throw new OrchcError(
    noSuchQuery({ name: word, known, ...(nearest !== undefined && { nearest }) }),
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

function checkName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    throw new OrchcError(nameNotValid({ name, usable: slugOf(name) }));
  }
}
