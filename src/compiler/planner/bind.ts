/**
 * Stage 2: a tool and its arguments for every task, path by path, side by side. Only the tools of a
 * path's agents are loaded for it. A task on several paths is bound once, on the first of them;
 * where a path needs what another one binds, it waits for that.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { together } from "../../contract/diagnostics/index.ts";
import type { Param } from "../../contract/plan.ts";
import type { BindRequest, Bindings, BoundTask, OutlineTask, Planner } from "./planner.ts";
import { shareProducers } from "./share-producers.ts";

export interface BindOptions extends Pick<
  BindRequest,
  "query" | "params" | "parameterise" | "holders"
> {
  readonly paths: readonly (readonly OutlineTask[])[];
  readonly catalog: Catalog;
  readonly onBound?: (tasks: readonly BoundTask[]) => void;
}

/** A stretch of a path that can be bound in one go: only its first task may need other stretches. */
interface Stretch {
  readonly path: readonly OutlineTask[];
  readonly open: readonly OutlineTask[];
}

/**
 * Binds every task of some paths that outline() gave. Throws, when every stretch has ended, an OrchcError
 * with all that kept tools from being loaded.
 */
export async function bind(planner: Planner, options: BindOptions): Promise<Bindings> {
  const results = new Map<string, Promise<Bindings>>();
  // With the tasks that feed it, and those beside it.
  const bound = new Map<string, readonly BoundTask[]>();
  const tasks = new Map(options.paths.flat().map((task) => [task.id, task]));

  const bindStretch = async ({ path, open }: Stretch): Promise<Bindings> => {
    const own = new Set(open.map(({ id }) => id));
    const foreign = open.flatMap(({ needs }) => needs.filter((id) => !own.has(id)));
    await Promise.all(foreign.flatMap((id) => results.get(id) ?? []));
    const seen = planner.bindsTogether === true ? open : path;
    const agents = [...new Set(seen.map(({ agent }) => agent))];
    const result = await planner.bind({
      query: options.query,
      path,
      open,
      bound: [...needed(foreign, tasks)].flatMap((id) => bound.get(id) ?? []),
      tools: await options.catalog.toolsOf(agents),
      params: options.params,
      parameterise: options.parameterise,
      ...(options.holders && { holders: options.holders }),
    });
    // Those that were added to feed a task stand before it.
    let feeding: BoundTask[] = [];
    for (const task of result.tasks) {
      feeding.push(task);
      const at = task.beside ?? task.id;
      if (!tasks.has(at)) continue;
      bound.set(at, [...(bound.get(at) ?? []), ...feeding]);
      feeding = [];
    }
    options.onBound?.(result.tasks);
    return result;
  };

  // All promises exist before any of them runs, so that every stretch finds what it waits for.
  const started = Promise.withResolvers<undefined>();
  const stretches =
    planner.bindsTogether === true
      ? options.paths.map((path) => ({ path, open: path }))
      : stretchesOf(options.paths);
  const all = stretches.map((stretch) => {
    const result = started.promise.then(() => bindStretch(stretch));
    for (const { id } of stretch.open) results.set(id, result);
    return result;
  });
  started.resolve(undefined);
  return merge(await together(all), tasks, options.holders);
}

/** The tasks and all that they need themselves, in the order of the outline. */
function needed(
  ids: readonly string[],
  tasks: ReadonlyMap<string, OutlineTask>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    for (const need of tasks.get(id)?.needs ?? []) add(need);
    found.add(id);
  };
  for (const id of ids) add(id);
  return found;
}

function stretchesOf(paths: BindOptions["paths"]): Stretch[] {
  const taken = new Set<string>();
  return paths.flatMap((path) => {
    const stretches: Stretch[] = [];
    let open: OutlineTask[] = [];
    const close = (): void => {
      if (open.length > 0) stretches.push({ path, open });
      open = [];
    };
    for (const task of path) {
      if (taken.has(task.id)) {
        close();
        continue;
      }
      taken.add(task.id);
      if (!task.needs.every((id) => open.some((before) => before.id === id))) close();
      open.push(task);
    }
    close();
    return stretches;
  });
}

function merge(
  results: readonly Bindings[],
  outline: ReadonlyMap<string, OutlineTask>,
  holders: BindOptions["holders"] = [],
): Bindings {
  const tasks = results.flatMap((result) => result.tasks);
  return {
    // What stands in one block cannot be read from another one.
    tasks: holders.length > 0 ? tasks : shareProducers(tasks, outline),
    holders: results.flatMap((result) => result.holders ?? []),
    params: Object.assign({}, ...results.map(({ params }) => params)) as Record<string, Param>,
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}
