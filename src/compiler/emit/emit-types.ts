/** `types.ts`: the parameters of a build and what its tasks return, for the type check of the data flow. */
import type { Param } from "../../contract/plan.ts";
import { commentText, stringLiteral } from "./code-text.ts";
import type { BuildContext } from "./context.ts";
import { importLines } from "./import-lines.ts";
import { isIdentifier } from "./names.ts";
import { fill } from "./templates.ts";

export function emitTypes(context: BuildContext): string {
  return fill("script/types.ts.hbs", {
    name: context.plan.name,
    imports: importLines(context.tools, context),
    params: Object.entries(context.plan.params).map(([name, param]) => ({
      property: printProperty(name),
      type: typeOf(param),
      comment: param.description === undefined ? [] : [commentText(param.description)],
    })),
    outputs: context.lowered.tasks.map(({ id, title, tool }) => ({
      property: printProperty(id),
      tool: context.toolNames.get(tool),
      comment: commentText(title),
    })),
  });
}

function printProperty(name: string): string {
  return isIdentifier(name) ? name : stringLiteral(name);
}

function typeOf({ type }: Param): string {
  return type === "integer" ? "number" : type;
}
