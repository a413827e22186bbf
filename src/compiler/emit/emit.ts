/** From units to the files of a build, all in memory. */
import { prettyJson, sha256 } from "../../contract/json.ts";
import { lockedPackages } from "../../workspace/locked-packages.ts";
import { scriptName, type BuildContext, type Files } from "./context.ts";
import { drawGraph } from "./draw-graph.ts";
import { LOCK_FILE } from "../../contract/lock.ts";
import { emitLock } from "./emit-lock.ts";
import { emitManifest } from "./emit-manifest.ts";
import { emitReadme } from "./emit-readme.ts";
import { emitTypes } from "./emit-types.ts";
import { emitUnit } from "./emit-unit.ts";
import { packagesOf, type OwnModules } from "./own-modules.ts";

/** The scripts and the types that they share: what the compiler checks. */
export function emitScripts(context: BuildContext): Files {
  return new Map([
    ["types.ts", emitTypes(context)],
    ...context.lowered.units.map((unit) => [scriptName(unit.id), emitUnit(unit, context)] as const),
  ]);
}

/** All files: the scripts, the picture, the page for the reviewer, and the manifest with the hashes of the others. */
export async function emitBuildFiles(
  context: BuildContext,
  scripts: Files,
  modules: OwnModules,
): Promise<Files> {
  const files = new Map(scripts);
  const packages = await lockedPackages(packagesOf(modules), context.root);
  const picture = await drawGraph(context.plan, "svg");
  if (picture !== undefined) files.set("graph.svg", picture);
  files.set(
    "README.md",
    emitReadme(context, { modules, packages, picture: picture !== undefined }),
  );
  const { tools, plan, root } = context;
  const lock = emitLock({ tools, modules, packages, facts: plan.facts ?? [], root });
  files.set(LOCK_FILE, prettyJson(lock));
  const hashes = new Map([...files].map(([name, text]) => [name, sha256(text)]));
  files.set("manifest.json", prettyJson(emitManifest(context, hashes, modules, packages)));
  return files;
}
