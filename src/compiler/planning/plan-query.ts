/** From a query to a plan: both stages of a planner, then the passes, then the account of every word. */
import { hasErrors } from "../../contract/diagnostics/index.ts";
import { bind } from "../planner/bind.ts";
import { outline, type OutlinedPaths } from "../planner/outline.ts";
import type {
  Bindings,
  BoundTask,
  OutlineHolder,
  OutlineTask,
  Planner,
} from "../planner/planner.ts";
import { checkChosen } from "../source/check-chosen.ts";
import { checkLength } from "../source/check-length.ts";
import { correctWith } from "./correct.ts";
import type { Planned, PlanOptions } from "./options.ts";
import { planWritten } from "./plan-written.ts";
import { settle } from "./settle.ts";

export async function planQuery(options: PlanOptions): Promise<Planned> {
  const first = await planOnce(options);
  const { planned, planner, understood } = (await planAgain(options, first)) ?? first;
  const { source, catalog } = options;
  const isAsked = options.why === true && source.plan === undefined;
  if (!isAsked || planner.explain === undefined) return planned;
  const { tasks, holders, bound } = understood;
  const tools = await catalog.toolsOf([...new Set(tasks.map(({ agent }) => agent))]);
  return {
    ...planned,
    why: await planner.explain({
      query: source.query,
      params: source.params,
      tasks,
      holders,
      bound,
      tools,
    }),
  };
}

/** What one planner made of a query. */
interface Attempt {
  readonly planned: Planned;
  readonly planner: Planner;
  readonly understood: Understood;
}

async function planOnce(options: PlanOptions): Promise<Attempt> {
  const understood: Understood = { tasks: [], holders: [], bound: [] };
  const planned = await planSteps(options, understood);
  return { planned, planner: options.planner, understood };
}

/** A query of which nothing came, read in another way; what was planned stays as it is. */
async function planAgain(options: PlanOptions, { planned }: Attempt): Promise<Attempt | undefined> {
  const { source, planner } = options;
  if (planned.plan !== undefined || source.plan !== undefined) return undefined;
  const way = await planner.anotherWay?.(source.query);
  if (way === undefined) return undefined;
  const attempt = await planOnce({ ...options, planner: way.planner });
  const isAsked = (planned.ambiguous ?? []).length > 0 && way.mayBeAsked;
  return attempt.planned.plan === undefined && isAsked ? undefined : attempt;
}

/** What both stages gave, as far as they came. */
interface Understood {
  tasks: readonly OutlineTask[];
  holders: readonly OutlineHolder[];
  bound: readonly BoundTask[];
}

async function planSteps(options: PlanOptions, understood: Understood): Promise<Planned> {
  const { source, workspace, catalog, planner, onProgress } = options;
  const tooLong = checkLength(source.query, workspace.config.limits);
  if (tooLong.length > 0) return { diagnostics: tooLong };
  if (source.plan !== undefined) return planWritten(options, source.plan);
  const maxTasks = options.maxTasks ?? source.maxTasks ?? workspace.config.limits.maxTasks;
  const request = {
    query: source.query,
    agents: catalog.cards,
    maxTasks,
    params: source.params,
    parameterise: options.parameterise ?? false,
  };
  const correct = correctWith(planner, request, options);
  if (options.corrects !== undefined) return correct(options.corrects, 0);

  onProgress?.({ stage: "outline", detail: planner.id });
  const outlined = await outline(planner, {
    ...request,
    readings: source.readings,
    examples: options.examples,
  });
  understood.tasks = outlined.tasks;
  understood.holders = outlined.holders ?? [];
  // An agent that could not be loaded may be the one that was meant.
  const { ambiguous = [] } = outlined;
  const outlining = [
    ...catalog.diagnostics,
    ...outlined.diagnostics,
    ...checkChosen(source.readings, ambiguous),
  ];
  if (hasErrors(outlining)) return { diagnostics: outlining, ambiguous };

  const bindings = outlined.bindings ?? (await bindPaths(outlined, options));
  understood.bound = bindings.tasks;
  const planning = [...outlining, ...bindings.diagnostics];
  if (hasErrors(planning)) return { diagnostics: planning };
  const settled = await settle(outlined, bindings, planning, maxTasks, options);
  return settled.corrigible === undefined
    ? settled.planned
    : correct(settled.corrigible, 0, settled.planned);
}

function bindPaths(outlined: OutlinedPaths, options: PlanOptions): Promise<Bindings> {
  const { source, catalog, planner, onProgress, parameterise = false } = options;
  return bind(planner, {
    query: source.query,
    paths: outlined.paths,
    catalog,
    params: source.params,
    parameterise,
    ...(outlined.holders && { holders: outlined.holders }),
    onBound: (tasks) => {
      for (const { title, tool } of tasks)
        onProgress?.({ stage: "bind", detail: `${tool.name}: ${title}` });
    },
  });
}
