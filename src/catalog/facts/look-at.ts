/** Looks at the places of a plan: side by side, each once, from the cache where nothing changed, and for a bounded time. */
import { access, constants, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  agentFactsNotLoaded,
  fileNotReadable,
  fileNotReadAsPlanned,
  lookedTooLong,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Facts } from "../../contract/facts.ts";
import { canonicalJson, sha256 } from "../../contract/json.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Catalog } from "../catalog.ts";
import { ToolError } from "../errors.ts";
import { cachedFacts, type Found } from "./cached-facts.ts";
import { placeKey, type NamedPlace } from "./places.ts";

/** Reading a data file for the first time takes all memory bandwidth of a small machine: two at a time. */
const SIDE_BY_SIDE = 2;

export interface LookOptions {
  readonly workspace: Workspace;
  readonly catalog: Pick<Catalog, "looker">;
  /** Aborted when nobody waits any more: then this throws. */
  readonly signal?: AbortSignal | undefined;
}

export interface Looked {
  /** By `placeKey`; places of which nothing is known are not in it. */
  readonly facts: ReadonlyMap<string, Facts>;
  /** What kept files from being looked at, by `placeKey`. */
  readonly problems: ReadonlyMap<string, Diagnostic>;
}

export async function lookAt(places: readonly NamedPlace[], options: LookOptions): Promise<Looked> {
  const facts = new Map<string, Facts>();
  const problems = new Map<string, Diagnostic>();
  const waiting = new Map(places.map((place) => [placeKey(place), place])).entries();
  const work = async (): Promise<void> => {
    for (const [key, place] of waiting) {
      options.signal?.throwIfAborted();
      const found = await lookAtOne(place, options);
      if ("problem" in found) problems.set(key, found.problem);
      else if (found.facts !== undefined) facts.set(key, found.facts);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return { facts, problems };
}

type Outcome = { readonly facts: Facts | undefined } | { readonly problem: Diagnostic };

async function lookAtOne(place: NamedPlace, options: LookOptions): Promise<Outcome> {
  const { agent, path } = place;
  const { signal, workspace } = options;
  const { lookMs } = workspace.config.limits;
  try {
    const found = await look(place, options);
    return found === "took too long"
      ? { problem: lookedTooLong({ path, seconds: lookMs / 1000 }) }
      : found;
  } catch (error) {
    signal?.throwIfAborted();
    if (await isDenied(resolve(workspace.root, path))) {
      const reason = "this user may not read it";
      return { problem: fileNotReadable({ file: path, reason, isDenied: true }) };
    }
    if (error instanceof ToolError) {
      const { message, help } = error;
      return { problem: fileNotReadAsPlanned({ path, reason: message, help }) };
    }
    const [problem] = error instanceof OrchcError ? error.diagnostics : [];
    const reason = `it failed on ${path}: ${error instanceof Error ? error.message : String(error)}`;
    return { problem: problem ?? agentFactsNotLoaded({ agent, reason }) };
  }
}

/** Whether the system refuses to let anybody read it who runs orchc: no agent is to blame then. */
async function isDenied(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === "EACCES" || code === "EPERM",
  );
}

async function look(
  { agent, path, reading }: NamedPlace,
  { workspace, catalog, signal }: LookOptions,
): Promise<Found> {
  const { root, paths, config } = workspace;
  const absolute = resolve(root, path);
  const [looker, stats] = await Promise.all([
    catalog.looker(agent),
    stat(absolute).catch(() => undefined),
  ]);
  // That a file is missing is told elsewhere.
  if (looker === undefined || stats === undefined) return { facts: undefined };
  const cache = join(paths.cache, "facts");
  const fresh = (): Promise<Found> =>
    inTime(config.limits.lookMs, signal, async (over) => ({
      facts: await looker.look(path, {
        workspace: root,
        cache,
        resolve: (inner) => resolve(root, inner),
        signal: over,
        reading,
      }),
    }));
  if (!stats.isFile()) return fresh();
  const { lookMs } = config.limits; // more time may be enough for what took too long
  const version = looker.version;
  const what = { agent, path: absolute, version, orchc: orchcVersion(), reading, lookMs };
  const entry = join(cache, `${sha256(canonicalJson(what))}.json`);
  return cachedFacts(absolute, entry, signal ?? new AbortController().signal, fresh);
}

/** What work gives, unless its time is over first; then it is told, and not waited for. */
async function inTime(
  mostMs: number,
  signal: AbortSignal | undefined,
  work: (over: AbortSignal) => Promise<Found>,
): Promise<Found> {
  const limit = AbortSignal.timeout(mostMs);
  const over = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(over.reason as Error);
  over.addEventListener("abort", end);
  try {
    return await Promise.race([work(over), ended.promise]);
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) return "took too long";
    throw error;
  } finally {
    over.removeEventListener("abort", end);
  }
}
