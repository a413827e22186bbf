import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { compareText } from "../compare.ts";
import { stringLiteral } from "./code-text.ts";
import type { BuildContext } from "./context.ts";
import { isIdentifier } from "./names.ts";

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

/** A package's module by its name, a workspace's own by its place relative to the build. */
function moduleFrom(folder: string, tool: ToolInfo): string {
  const { specifier } = tool.module;
  if (!specifier.startsWith("file:")) return specifier;
  const path = relative(folder, fileURLToPath(specifier)).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}

/** The workspace's own modules that scripts import, relative to the build, with their files. */
export function ownModules(
  tools: readonly ToolInfo[],
  folder: string,
): { readonly path: string; readonly file: string }[] {
  const own = tools.filter(({ module }) => module.specifier.startsWith("file:"));
  const byPath = new Map(
    own.map((tool) => [moduleFrom(folder, tool), fileURLToPath(tool.module.specifier)]),
  );
  return [...byPath].map(([path, file]) => ({ path, file }));
}
