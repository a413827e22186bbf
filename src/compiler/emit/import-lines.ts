import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { BuildContext } from "./context.ts";

export interface ImportLine {
  /** `history`, or `history as marketsHistory`. */
  readonly specifier: string;
  /** The module as a JSON string: it is data, and may contain anything that a file name may. */
  readonly from: string;
}

/** One import per tool, ordered by module and name, so that the same tools always give the same lines. */
export function importLines(tools: readonly ToolInfo[], context: BuildContext): ImportLine[] {
  return tools
    .map((tool) => {
      const local = context.toolNames.get(tool.name) ?? "";
      const { export: name } = tool.module;
      return {
        specifier: local === name ? name : `${name} as ${local}`,
        from: JSON.stringify(moduleFrom(context.folder, tool)),
      };
    })
    .toSorted((a, b) => compare(a.from, b.from) || compare(a.specifier, b.specifier));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
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
