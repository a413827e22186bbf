/** A plan on one screen: the tree with estimates, what runs side by side, what decides the time, what it costs. */
import { isHandWritten } from "../../contract/hand-written.ts";
import { defaultProfile, type Plan } from "../../contract/plan.ts";
import {
  allCallsOf,
  costOf,
  drawnTasks,
  needsOf,
  walkTasks,
  type Analysis,
  type PlanBound,
} from "../../compiler/index.ts";
import type { DrawnTask } from "../../contract/picture/task-card.ts";
import type { TaskEffect } from "../effects.ts";
import type { Style } from "../screen.ts";
import { count, dollars, seconds } from "./amounts.ts";
import { renderLabelled } from "./labelled.ts";
import { layOutTree } from "./lay-out-tree.ts";
import { renderNotes } from "./notes.ts";
import { withInnerRows, type InnerTask } from "./inner-rows.ts";
import { renderTaskTree } from "./task-tree.ts";
import { attributeFacts, boundFacts, slackFacts, type Attributes } from "./plan-figures.ts";
import { oneLine } from "./text.ts";

export interface ShownPlan {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly bound: PlanBound;
  readonly attributes: Attributes;
  /** What tasks do outside the run; they are asked about first. */
  readonly effects: readonly TaskEffect[];
}

export function renderPlan(
  { plan, analysis, bound, attributes, effects }: ShownPlan,
  style: Style,
): string {
  const { colors } = style;
  const { criticalSeconds, criticalPath, groups } = analysis;
  const { profile } = plan;
  const title = [
    ...(profile === defaultProfile ? [] : [profile]),
    count(plan.tasks.length, "task"),
    count(groups.length, "level"),
    isHandWritten(plan.source) ? "written by hand" : plan.source.planner,
  ];
  const tree = renderPlanTree(plan, analysis, effects, style);
  const together = groups.filter((group) => group.length > 1).map((group) => group.join(", "));
  const most = plan.limits?.maxParallel ?? Infinity;
  const lanes = groups.some(({ length }) => length > most) ? `${most} at a time: ` : "";
  const facts: (readonly [string, string])[] = [
    ["Estimate", estimateOf(analysis)],
    ...boundFacts(bound),
    ["Critical path", `${criticalPath.join(" → ")} (${seconds(criticalSeconds)})`],
    ...slackFacts(analysis),
    ...(together.length > 0 ? [["Side by side", `${lanes}${together.join(" | ")}`] as const] : []),
    ...attributeFacts(attributes),
    ...Object.entries(plan.params).map(
      ([name, param]) => ["Parameter", described(name, param)] as const,
    ),
    ...effects.map(
      ({ task, tool, effect }) => ["Asks first", `${task}: ${tool} (${effect})`] as const,
    ),
  ];
  return [
    `${colors.bold(plan.name)}  ${colors.dim(title.join(" · "))}`,
    "",
    ...tree,
    "",
    renderLabelled(facts, style),
    ...(plan.notes === undefined ? [] : ["", renderNotes(plan.notes, style.columns)]),
  ].join("\n");
}

/** `1.3s, free`; for a plan with branches also what they save. */
export function estimateOf({
  usd,
  secondsInParallel,
  secondsInSequence,
  speedup,
}: Analysis): string {
  const alone =
    speedup > 1
      ? ` (${seconds(secondsInSequence)} one after another, ${speedup} times as long)`
      : "";
  return `${seconds(secondsInParallel)}${alone}, ${dollars(usd)}`;
}

export function renderPlanTree(
  plan: Plan,
  { criticalPath, seconds: taskSeconds }: Pick<Analysis, "criticalPath" | "seconds">,
  effects: readonly TaskEffect[],
  style: Style,
  /** What else stands behind a task's title. */
  notes: ReadonlyMap<string, string> = new Map(),
): string[] {
  const decisive = new Set(criticalPath);
  const drawn = new Map(drawnTasks(plan).map((task) => [task.id, task]));
  const inner = new Map(walkTasks(plan).map((task) => [task.id, costOf(task).seconds]));
  // Of a plan that stands as a task the file knows only the name; what was analysed is open.
  const shown = shownTasks(plan, drawn).map((task) => ({
    ...task,
    seconds: taskSeconds[task.id] ?? task.seconds,
  }));
  const rows = layOutTree(shown, decisive);
  const all = withInnerRows(rows, drawn, (task) => ({ ...task, seconds: inner.get(task.id) ?? 0 }));
  return renderTaskTree(
    all,
    ({ task }) => ({
      mark: decisive.has(task.id) ? style.colors.cyan("●") : "○",
      time: seconds(task.seconds),
      note: effects.some((effect) => effect.task === task.id)
        ? "(asks first)"
        : (notes.get(task.id) ?? (task.rule === "" ? "" : `(${task.rule})`)),
    }),
    style,
  );
}

function shownTasks(
  plan: Plan,
  drawn: ReadonlyMap<string, DrawnTask>,
): (InnerTask & { readonly seconds: number })[] {
  const needs = needsOf(plan);
  return plan.tasks.map((task) => ({
    id: task.id,
    title: task.title,
    needs: needs(task).map((need) => need.task),
    tool: [...new Set(allCallsOf(task).map(({ tool }) => tool))].join(", "),
    rule: drawn.get(task.id)?.holds?.rule ?? "",
    seconds: costOf(task).seconds,
  }));
}

function described(
  name: string,
  { type, values, description, default: fallback }: Plan["params"][string],
) {
  return oneLine(
    [
      `${name} (${type}${values === undefined ? "" : ` of ${values.join(", ")}`}`,
      description === undefined ? "" : `, ${description}`,
      fallback === undefined ? "): has no default" : `, default ${JSON.stringify(fallback)})`,
    ].join(""),
  );
}
