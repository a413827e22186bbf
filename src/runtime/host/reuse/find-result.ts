/** Which earlier output may stand in for a task, before anything of it is taken. */
import { parentsOf, taskOf, type InstanceId } from "../../../contract/instance.ts";
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import { durationMs } from "../../../contract/duration.ts";
import type { FoundOutput, Store } from "../../store/index.ts";
import type { TaskIdentity } from "../identity/identify.ts";

/** Equal tasks of one run. */
const MOST_EQUAL = 10_000;

/** Outputs that are looked at first: a build that runs each hour has a thousand, and the newest one nearly always does. */
const NEWEST = 3;

export type Found = { readonly output: FoundOutput; readonly by: "cache" | "resume" };

export interface FindOptions {
  readonly store: Store;
  readonly manifest: Pick<Manifest, "tools">;
  /** Of this run. */
  readonly run: string;
  /** The run that this one goes on from. */
  readonly from?: string | undefined;
  /** How old an output may be; absent when the cache is not used. */
  readonly ttlMs?: number | undefined;
  /** Tasks that are to be done whatever there is. */
  readonly again: ReadonlySet<string>;
  /** ISO 8601. */
  readonly now: () => string;
}

export interface Finder {
  /** Whether anything could be found at all. */
  readonly isUsed: boolean;
  /**
   * Newest first, and why there is none.
   *
   * @param keptNeeds whether all that the task needs was taken from the run that this one goes on from
   */
  find(
    task: CoreTask,
    identity: TaskIdentity,
    keptNeeds: boolean,
  ): Promise<{ readonly found: readonly Found[]; readonly why: string }>;
}

export function finderOf(options: FindOptions): Finder {
  const { store, manifest, from, ttlMs, again, now } = options;
  const tools = new Map(manifest.tools.map((tool) => [tool.name, tool]));
  const counts = new Map<string, Promise<{ taken: number }>>();

  /**
   * What follows from its identity alone holds wherever it was made. Anything else (what a service said, what was
   * changed) holds as long as nothing before it was done anew, and each output stands for one task only: of equal
   * tasks that change something, the run before may have done one.
   */
  async function kept(
    { sha256 }: TaskIdentity,
    isPure: boolean,
    keptNeeds: boolean,
  ): Promise<Found[]> {
    if (from === undefined || !(isPure || keptNeeds)) return [];
    const all = await store.outputsOf(sha256, { run: from, limit: MOST_EQUAL });
    let at = 0;
    if (!isPure) {
      const count = await countOf(sha256);
      at = count.taken;
      count.taken += 1;
    }
    const output = all[at];
    return output === undefined ? [] : [{ output, by: "resume" }];
  }

  /** How many outputs of an identity this run has taken. */
  function countOf(identity: string): Promise<{ taken: number }> {
    const known = counts.get(identity);
    if (known !== undefined) return known;
    const count = store
      .outputsOf(identity, { run: options.run, limit: MOST_EQUAL })
      .then((own) => ({ taken: own.filter(({ metadata }) => metadata.from !== undefined).length }));
    counts.set(identity, count);
    return count;
  }

  async function cached({ sha256 }: TaskIdentity, ttl: number) {
    const latest = Date.parse(now());
    let why = "no earlier result of its code, arguments and data";
    for (const limit of [NEWEST, undefined]) {
      // Not of this run: what a task of it has made, another one makes too.
      const all = (await store.outputsOf(sha256, { limit })).filter(
        ({ run, metadata }) => run !== options.run && metadata.cacheable === true,
      );
      // One from the future is of no known age: a clock was put back.
      const fresh = all.filter(({ madeAt }) => {
        const age = latest - Date.parse(madeAt);
        return age >= 0 && age <= ttl;
      });
      if (fresh.length > 0)
        return { found: fresh.map((output): Found => ({ output, by: "cache" })), why };
      if (all.length > 0) why = "older than its time to live";
    }
    return { found: [], why };
  }

  return {
    isUsed: from !== undefined || ttlMs !== undefined,
    find: async (task, identity, keptNeeds) => {
      if (isAmong(again, task.id)) return { found: [], why: "it was asked for" };
      const tool = tools.get(task.tool);
      const isPure = tool?.cacheable === true && identity.byPath === undefined;
      const found = await kept(identity, isPure, keptNeeds);
      if (found.length > 0 || ttlMs === undefined) {
        return { found, why: "its tool, arguments or data have changed" };
      }
      if (tool?.cacheable !== true) return { found, why: `${task.tool} is always done anew` };
      if (identity.byPath !== undefined) return { found, why: identity.byPath };
      const ttl = tool.cacheTtl === undefined ? ttlMs : durationMs(tool.cacheTtl);
      return cached(identity, ttl);
    },
  };
}

/** Whether it, its task, or an item or loop that it stands in is one of these. */
function isAmong(ids: ReadonlySet<string>, id: InstanceId): boolean {
  return ids.size > 0 && [id, taskOf(id), ...parentsOf(id)].some((one) => ids.has(one));
}
