/**
 * One hash that stands for the code of a tool as a build fixes it: a part of the identity of its tasks.
 *
 * Of a tool of the workspace it covers its module, all own modules that this one loads, and the packages that these
 * name, as the lock file has them: a change of another tool's module leaves it as it is. Of every tool it covers the
 * version of orchc, which brings the built-in tools and what all tools import of it.
 */
import { relative, sep } from "node:path";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { canonicalJson, sha256 } from "../../contract/json.ts";
import type { LockedPackage } from "../../contract/manifest.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import { loadedWith, ownModuleOf, realFile, type OwnModules } from "./own-modules.ts";

/** @param root of the workspace: paths count relative to it, so that a copy elsewhere has the same hash */
export function toolCode(
  tool: ToolInfo,
  modules: OwnModules,
  packages: Readonly<Record<string, LockedPackage>>,
  root: string,
): string {
  const { version, input, output } = tool;
  const file = ownModuleOf(tool);
  const loaded = file === undefined ? [] : loadedWith(file, modules);
  const from = realFile(root);
  const named = new Set(loaded.flatMap((module) => module.packages.map(({ name }) => name)));
  return sha256(
    canonicalJson({
      orchc: orchcVersion(),
      version,
      input,
      output,
      modules: Object.fromEntries(
        loaded.map((module) => [relative(from, module.file).split(sep).join("/"), module.sha256]),
      ),
      packages: Object.fromEntries([...named].map((name) => [name, packages[name] ?? null])),
    }),
  );
}
