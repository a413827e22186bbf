/** What planners and people give becomes a plan. */
import { relative, sep } from "node:path";
import { sha256 } from "../contract/json.ts";
import type { Plan, Task } from "../contract/plan.ts";
import { mentions, parseReference, timesIn } from "../contract/values.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { callsOf, callTask } from "./kinds/index.ts";
import { wordsOf } from "./plan/word-uses.ts";
import { arrange, needsWith } from "./planner/arrange.ts";
import type { Bindings, BoundTask, Outline, OutlineTask } from "./planner/planner.ts";
import { profileEffects } from "./source/profile-effects.ts";
import type { Source } from "./source/source.ts";

/** The plan that an outline and its bindings make. */
export function assemble(
  source: Source,
  planner: string,
  { tasks: outline, holders = [] }: Pick<Outline, "tasks" | "holders">,
  bindings: Bindings,
  { config, root }: Pick<Workspace, "config" | "root">,
): Plan {
  const { timeZone } = config;
  const outlined = new Map(outline.map((task) => [task.id, task]));
  const calls = bindings.tasks.map((task) => {
    const owner = outlined.get(task.beside ?? task.id);
    return toPlanTask(task, owner, outlinedNeeds(task, owner, bindings.tasks));
  });
  return {
    version: 1,
    name: source.name,
    source: {
      query: source.query,
      sha256: sha256(source.query),
      planner,
      ...fileOf(source, root),
    },
    params: { ...source.params, ...bindings.params },
    ...profileEffects(source, config),
    ...(timeZone !== undefined && usesTimes(bindings.tasks) && { timeZone }),
    tasks:
      holders.length === 0
        ? calls
        : arrange(byOwner(calls, bindings.tasks, outlined), holders, bindings.holders ?? []),
  };
}

/** The calls that came of each task of the outline, with those that feed it, which stand before it. */
function byOwner(
  calls: readonly Task[],
  bound: readonly BoundTask[],
  outlined: ReadonlyMap<string, OutlineTask>,
): Map<string, readonly Task[]> {
  const groups = new Map<string, readonly Task[]>();
  let feeding: Task[] = [];
  for (const [at, call] of calls.entries()) {
    feeding.push(call);
    const owner = bound[at]?.beside ?? call.id;
    if (!outlined.has(owner)) continue;
    groups.set(owner, [...(groups.get(owner) ?? []), ...feeding]);
    feeding = [];
  }
  return groups;
}

/** The plan that a person wrote, with where it comes from and what the workspace says for it. */
export function assembleWritten(
  source: Source & { readonly plan: Plan },
  { config, root }: Pick<Workspace, "config" | "root">,
): Plan {
  const { timeZone } = config;
  const { plan: written, name, params } = source;
  const { strictness: _strictness, limits: _limits, ...plan } = written;
  const hasTimes = usesTimes(plan.tasks.flatMap(callsOf));
  return {
    ...plan,
    name,
    params,
    ...profileEffects(source, config),
    ...(timeZone !== undefined && plan.timeZone === undefined && hasTimes && { timeZone }),
    source: { ...plan.source, ...fileOf(source, root) },
  };
}

/** The file that it stands in, as it is named on every machine. */
function fileOf({ file, fileSha256 }: Source, root: string): Pick<Plan["source"], "file"> {
  if (file === undefined || fileSha256 === undefined) return {};
  return { file: { path: relative(root, file).split(sep).join("/"), sha256: fileSha256 } };
}

function usesTimes(calls: readonly Pick<BoundTask, "args">[]): boolean {
  return calls.some(({ args }) => timesIn(args).length > 0);
}

/**
 * The outline's needs. Of tasks beside each other (`beside`) each reads its own share of what they need
 * together, and waits for that alone.
 */
function outlinedNeeds(
  task: BoundTask,
  owner: OutlineTask | undefined,
  all: readonly BoundTask[],
): readonly string[] {
  if (task.needs !== undefined) return task.needs;
  const needs = owner?.needs ?? [];
  const idOf = new Map(all.map(({ id, beside }) => [id, beside ?? id]));
  const readBy = ({ args }: BoundTask): string[] =>
    mentions(args).flatMap(({ shape }) =>
      shape.is === "ref" ? [idOf.get(parseReference(shape.text)?.task ?? "") ?? ""] : [],
    );
  const group = all.filter((other) => idOf.get(other.id) === idOf.get(task.id));
  const shared = new Set(group.flatMap(readBy));
  const own = new Set(readBy(task));
  return needs.filter((need) => own.has(need) || !shared.has(need));
}

/** Stage 2 binds every task to one tool, so what it makes are calls. */
function toPlanTask(
  { id, title, tool, args, internal, criteria, words: bound }: BoundTask,
  outlined: OutlineTask | undefined,
  needs: readonly string[],
): Task {
  const { priority = "medium", origin, words = [] } = outlined ?? {};
  return callTask(
    {
      id,
      title,
      priority,
      needs: needsWith({ needs, ...(outlined?.when && { when: outlined.when }) }),
      ...(internal && { internal }),
      ...(criteria && { criteria: [...criteria] }),
      ...(origin && { origin: { query: [...origin] as [number, number] } }),
      ...wordsOf(bound ?? words, args),
    },
    { agent: tool.agent, tool: tool.name, args },
  );
}
