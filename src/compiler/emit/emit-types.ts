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

/** What a value of the parameter is in a script; a choice fits only arguments that take each of its values. */
function typeOf({ type, values }: Param): string {
  const choice = values?.map(stringLiteral).join(" | ") ?? "string";
  switch (type) {
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "enum":
      return choice;
    case "list":
      return values === undefined ? "string[]" : `(${choice})[]`;
    case "string":
    case "date":
    case "file":
    case "column":
      return "string";
  }
}
