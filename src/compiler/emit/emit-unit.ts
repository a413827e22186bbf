/** One script: the text of a unit. */
import type { CoreTask } from "../../contract/manifest.ts";
import { mentionsIn, parseReference } from "../../contract/values.ts";
import type { LoweredUnit } from "../graph/lowered.ts";
import { commentText } from "./code-text.ts";
import { describeTouches } from "./describe-touches.ts";
import type { BuildContext } from "./context.ts";
import { importLines } from "./import-lines.ts";
import { printArgs } from "./print-value.ts";
import { fill } from "./templates.ts";

export function emitUnit(unit: LoweredUnit, context: BuildContext): string {
  const own = new Set(unit.tasks.map(({ id }) => id));
  const read = new Set(unit.tasks.flatMap(referencedTasks));
  const tools = [...new Set(unit.tasks.map(({ tool }) => context.tool(tool)))];
  return fill("script/unit.ts.hbs", {
    name: context.plan.name,
    id: unit.id,
    touches: describeTouches(unit).join("   "),
    imports: importLines(tools, context),
    inputs: [...read]
      .filter((id) => !own.has(id))
      .map((id) => ({
        id,
        variable: context.variables.get(id),
        title: commentText(context.task(id).title),
        unit: context.unitOf(id),
      })),
    tasks: unit.tasks.map((task, index) => ({
      id: task.id,
      spaced: index > 0 || [...read].some((id) => !own.has(id)),
      comment: taskComment(task),
      variable: read.has(task.id) ? context.variables.get(task.id) : undefined,
      tool: context.toolNames.get(task.tool),
      args: printTaskArgs(task, read.has(task.id), context),
    })),
  });
}

function printTaskArgs(task: CoreTask, isRead: boolean, context: BuildContext): string {
  const variable = context.variables.get(task.id) ?? "";
  const tool = context.toolNames.get(task.tool) ?? "";
  const before = `  ${isRead ? `const ${variable} = ` : ""}await run.task(${JSON.stringify(task.id)}, ${tool}, `;
  return printArgs(task.args, context.variables, 2, before.length);
}

function referencedTasks(task: CoreTask): string[] {
  return mentionsIn(task.args).flatMap(({ shape }) =>
    shape.is === "ref" ? (parseReference(shape.text)?.task ?? []) : [],
  );
}

function taskComment({ id, title, priority, needs, timeoutMs, retry }: CoreTask): string[] {
  const facts = [
    `${id} · ${commentText(title)}`,
    ...(priority === "medium" ? [] : [priority]),
    ...(needs.length === 0
      ? []
      : [
          `needs ${needs.map((need) => (need.when === "success" ? need.task : `${need.task} (${need.when})`)).join(", ")}`,
        ]),
    `up to ${timeoutMs / 1000} s${retry.limit === 0 ? "" : `, ${retry.limit} ${retry.limit === 1 ? "retry" : "retries"}`}`,
  ];
  return [facts.join(" · ")];
}
