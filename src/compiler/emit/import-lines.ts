import { relative } from "node:path";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { compareText } from "../../contract/compare-text.ts";
import { stringLiteral } from "./code-text.ts";
import type { BuildContext } from "./context.ts";
import { isIdentifier } from "./names.ts";
import { ownModuleOf } from "./own-modules.ts";

export interface ImportLine {
  /** `history`, or `history as marketsHistory`. */
  readonly specifier: string;
  /** The module as a literal: it is data, and may contain anything that a file name may. */
  readonly from: string;
}

/** One import per tool, ordered by module and name, so that the same tools always give the same lines. */
export function importLines(tools: readonly ToolInfo[], context: BuildContext): ImportLine[] {
  return tools
    .map((tool) => {
      const local = context.toolNames.get(tool.name) ?? "";
      const { export: name } = tool.module;
      const exported = isIdentifier(name) ? name : stringLiteral(name);
      return {
        specifier: local === name ? name : `${exported} as ${local}`,
        from: stringLiteral(moduleFrom(context.folder, tool)),
      };
    })
    .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.specifier, b.specifier));
}

/** What is imported for a tool: a package's module by its name, a workspace's own by its place relative to the build. */
export function moduleFrom(folder: string, tool: ToolInfo): string {
  const file = ownModuleOf(tool);
  return file === undefined ? tool.module.specifier : pathFrom(folder, file);
}

/** The place of a file relative to a folder, as imports write it. */
export function pathFrom(folder: string, file: string): string {
  const path = relative(folder, file).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
