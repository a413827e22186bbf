/** `types.ts`: the parameters of a build and what its tasks return, for the type check of the data flow. */
import { planTaskOf, regionsIn, stepsIn } from "../../contract/regions/index.ts";
import { commentText } from "./code-text.ts";
import type { BuildContext } from "./context.ts";
import { importLines, type ImportLine } from "./import-lines.ts";
import { WIDTH } from "./print-value.ts";
import { printProperty } from "./names.ts";
import { outputTypeOf, regionTypesIn } from "./region-types.ts";
import { valueTypeOf } from "./value-types.ts";
import { fill } from "./templates.ts";

/** What `types.ts` says. */
export interface BuildTypes {
  readonly name: string;
  readonly imports: readonly ImportLine[];
  readonly params: readonly {
    readonly property: string;
    readonly type: string;
    readonly comment: readonly string[];
  }[];
  readonly tools: boolean;
  readonly regionTypes: string;
  /** Of each task its type, as text that may name the types of tasks within it. */
  readonly outputs: readonly {
    readonly id: string;
    readonly property: string;
    readonly type: string;
    readonly comment: string;
  }[];
}

export function emitTypes(context: BuildContext): string {
  return fill("script/types.ts.hbs", typesOf(context));
}

export function typesOf(context: BuildContext): BuildTypes {
  // Nobody reads what an agent does on its way.
  const isStep = stepsIn(context.lowered.core);
  // A region stands before what is in it.
  const outputs = context.lowered.pieces
    .flatMap((piece) => regionsIn(piece))
    .flatMap((region) => {
      const id = planTaskOf(region);
      return id === undefined || isStep.has(id) ? [] : [{ id, region }];
    });
  return {
    name: context.plan.name,
    imports: importLines(context.tools, context),
    params: Object.entries(context.plan.params).map(([name, param]) => ({
      property: printProperty(name),
      type: valueTypeOf(param),
      comment: param.description === undefined ? [] : [commentText(param.description)],
    })),
    tools: context.tools.length > 0,
    regionTypes: specifiers(regionTypesIn(outputs.map(({ region }) => region))),
    outputs: outputs.map(({ id, region }) => ({
      id,
      property: printProperty(id),
      type: outputTypeOf(region, context),
      comment: commentText(context.titleOf(id)),
    })),
  };
}

/** What an import takes, on the line of the import where it fits. */
function specifiers(names: readonly string[]): string {
  const flat = ` ${names.join(", ")} `;
  const line = `import type {${flat}} from "orchc/runtime";`;
  if (names.length === 0) return "";
  return line.length <= WIDTH ? flat : `\n${names.map((name) => `  ${name},\n`).join("")}`;
}
