/** One script: the text of a unit. */
import type { LoweredUnit } from "../graph/lowered.ts";
import { commentText } from "./code-text.ts";
import { describeTouches } from "./describe-touches.ts";
import type { BuildContext } from "./context.ts";
import { importLines } from "./import-lines.ts";
import { printBlock } from "./print-region.ts";
import { scopesOf } from "./scopes.ts";
import { fill } from "./templates.ts";

export function emitUnit(unit: LoweredUnit, context: BuildContext): string {
  const region = context.regionOf(unit);
  const scopes = scopesOf(region, context.task);
  const tools = [...new Set(unit.tasks.map(({ tool }) => context.tool(tool)))];
  return fill("script/unit.ts.hbs", {
    name: context.plan.name,
    id: unit.id,
    touches: describeTouches(unit).join("   "),
    imports: importLines(tools, context),
    inputs: scopes.inputs.map((id) => ({
      id,
      variable: context.variables.get(id),
      method: context.mayNotHaveRun.has(id) ? "outputIfRun" : "output",
      title: commentText(context.titleOf(id)),
      unit: context.unitOf(id),
    })),
    body: printBlock({ context, scopes }, region, 2).join("\n"),
  });
}
