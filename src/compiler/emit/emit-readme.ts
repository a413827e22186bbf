/** The page that a reviewer reads first: the graph, the tasks, and what each script may touch. */
import { relative } from "node:path";
import { isHandWritten } from "../../contract/hand-written.ts";
import type { LockedPackage } from "../../contract/manifest.ts";
import { effects } from "../../contract/permissions.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import {
  countTasks,
  isTask,
  isTaskOfPlan,
  optionalIn,
  planTaskOf,
  regionsIn,
  taskRegionsIn,
  type Region,
  type RegionTask,
} from "../../contract/regions/index.ts";
import { roundedSeconds } from "../analyses/find-critical-path.ts";
import { blocksOf, statementsOf } from "./blocks.ts";
import { needText as needTextOf, ruleOf } from "./region-comment.ts";
import type { LoweredUnit } from "../graph/lowered.ts";
import { oneLine } from "./code-text.ts";
import { describeTouches } from "./describe-touches.ts";
import { describeUse, passedOf, sourceOf } from "../trust/flow.ts";
import { findFlows } from "../trust/find-flows.ts";
import { scriptName, type BuildContext } from "./context.ts";
import { loadedWith, ownModuleOf, type OwnModules } from "./own-modules.ts";
import { readingOf } from "./reading-of.ts";
import { fill } from "./templates.ts";

export interface ReadmeParts {
  readonly modules: OwnModules;
  readonly packages: Readonly<Record<string, LockedPackage>>;
  /** Whether there is one. */
  readonly picture: boolean;
}

export function emitReadme(
  context: BuildContext,
  { modules, packages, picture }: ReadmeParts,
): string {
  const { plan, analysis, lowered } = context;
  const taskCount = countTasks(lowered.core);
  const listed = { context, names: shownNames(lowered.core) };
  return fill("script/README.md.hbs", {
    name: plan.name,
    query: escapeMarkdown(plan.source.query),
    planner: escapeMarkdown(plan.source.planner),
    byHand: isHandWritten(plan.source),
    file: escapeMarkdown(plan.source.file?.path ?? ""),
    picture,
    compiled: compiledModules(context, modules),
    modules: [...modules.keys()]
      .map((file) => pathIn(context.root, file))
      .toSorted()
      .map(escapeMarkdown),
    packages: Object.entries(packages).map(([name, { version, integrity }]) => ({
      name: escapeMarkdown(name),
      version: escapeMarkdown(version),
      locked: integrity === undefined ? "**no**: its code can change unnoticed" : "yes",
    })),
    taskCount,
    taskWord: plural("task", taskCount),
    unitCount: lowered.units.length,
    unitWord: plural("script", lowered.units.length),
    secondsInParallel: analysis.secondsInParallel,
    secondsInSequence: analysis.secondsInSequence,
    usd: analysis.usd,
    criticalPath: analysis.criticalPath.join(" → "),
    tasks: lowered.pieces.flatMap((piece) => taskRows(piece, listed)),
    reading: readingOf(plan, (tool) => context.tool(tool)).map(({ words, became }) => ({
      words: escapeMarkdown(words),
      became: escapeMarkdown(became),
    })),
    units: lowered.units.map((unit) => ({
      script: scriptName(unit.id),
      tasks: statementsOf(context.regionOf(unit)).flatMap(namesOf).join(", "),
      touches: escapeMarkdown(describeTouches(unit).join("; ")),
      effect: strongestEffect(unit, context),
    })),
    ...untrustedRows(context),
    params: Object.entries(plan.params).map(([name, param]) => ({
      name,
      type: param.type,
      default: param.default === undefined ? "required" : escapeMarkdown(String(param.default)),
      description: escapeMarkdown(param.description ?? ""),
    })),
  });
}

/** Tasks whose output somebody else wrote, and where it goes. */
function untrustedRows({ plan, tools }: BuildContext): object {
  const { sources, flows } = findFlows(plan, new Map(tools.map((tool) => [tool.name, tool])));
  return {
    untrusted: sources.map(({ task, tool }) => `${task.id} (\`${tool}\`)`).join(", "),
    flows: flows.map((flow) => ({
      from: sourceOf(flow).task.id,
      through: passedOf(flow).join(" → ") || "–",
      to: `${flow.task.id} (\`${flow.tool}\`), ${escapeMarkdown(flow.by.at)}`,
      as: describeUse(flow),
    })),
  };
}

interface Listed {
  readonly context: BuildContext;
  /** How tasks are called where that is not their id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What holds an optional task is there for scripts: people read of the task. */
function shownNames(core: Region): Map<string, string> {
  return new Map(
    taskRegionsIn(core).flatMap((region) => {
      const name = planTaskOf(optionalIn(region) ?? region);
      return name === undefined || name === region.id ? [] : [[region.id, name] as const];
    }),
  );
}

/**
 * The rows of a task: its own, and below it those of the tasks that it holds.
 *
 * @param needed what it needs, or where it stands; default: its own needs
 */
function taskRows(region: Region, listed: Listed, needed?: string, depth = 0): object[] {
  const { context, names } = listed;
  const id = planTaskOf(region) ?? "";
  const { title, needs, estimate, tool } = isTask(region)
    ? context.task(id)
    : { ...taskOfRegion(region), tool: undefined };
  const needText =
    needed ??
    (needs
      .map((need) => needTextOf({ ...need, task: names.get(need.task) ?? need.task }))
      .join(", ") ||
      "–");
  const optional = optionalIn(region);
  if (optional !== undefined) return taskRows(optional, listed, `${needText}; optional`, depth);
  const row = {
    id: `${"↳ ".repeat(depth)}${id}`,
    title: escapeMarkdown(title),
    tool: tool === undefined ? escapeMarkdown(ruleOf(region).join(", ")) : `\`${tool}\``,
    needs: needText,
    seconds: roundedSeconds(estimate.seconds),
    cost: estimate.usd === 0 ? "" : `, ${estimate.usd} USD`,
    script: scriptName(context.unitOf(id)),
  };
  const inner = blocksOf(region).flatMap((block) => {
    const where = block.label === "" ? `in ${id}` : `${id}: ${block.label}`;
    return statementsOf(block.region).flatMap((each) => taskRows(each, listed, where, depth + 1));
  });
  return [row, ...inner];
}

function taskOfRegion(region: Region): RegionTask {
  invariant(isTaskOfPlan(region), `a ${region.kind} stands where a task of the plan belongs`);
  return region.task;
}

/** `t2 (t3, t4)` of a task that holds others. */
function namesOf(region: Region): string[] {
  const id = planTaskOf(region) ?? "";
  const optional = optionalIn(region);
  if (optional !== undefined) return namesOf(optional);
  const inner = regionsIn(region)
    .flatMap((each) => (optionalIn(each) === undefined ? (planTaskOf(each) ?? []) : []))
    .slice(1);
  return [inner.length === 0 ? id : `${id} (${inner.join(", ")})`];
}

/** Scripts that load TypeScript which is more than types, with the modules that hold it. */
function compiledModules(
  { lowered, root, tool }: BuildContext,
  modules: OwnModules,
): { readonly script: string; readonly modules: string }[] {
  return lowered.units.flatMap((unit) => {
    const loaded = unit.tasks.flatMap((task) => {
      const file = ownModuleOf(tool(task.tool));
      return file === undefined ? [] : loadedWith(file, modules);
    });
    const files = new Set(loaded.filter(({ plain }) => !plain).map(({ file }) => file));
    if (files.size === 0) return [];
    const names = [...files].map((file) => escapeMarkdown(pathIn(root, file))).toSorted();
    return [{ script: scriptName(unit.id), modules: names.join(", ") }];
  });
}

function pathIn(root: string, file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

function strongestEffect(unit: LoweredUnit, context: BuildContext): string {
  const ranks = unit.tasks.map(({ tool }) => effects.indexOf(context.tool(tool).effect));
  return effects[Math.max(...ranks)] ?? "read";
}

/** Text from outside in a line of a table or a quotation, without a meaning of its own. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`);
}
