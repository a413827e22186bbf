/** From units to the files of a build, all in memory. */
import { prettyJson, sha256 } from "../../contract/json.ts";
import { scriptName, type BuildContext, type Files } from "./context.ts";
import { drawGraph } from "./draw-graph.ts";
import { emitManifest } from "./emit-manifest.ts";
import { emitReadme } from "./emit-readme.ts";
import { emitTypes } from "./emit-types.ts";
import { emitUnit } from "./emit-unit.ts";
import { readOwnModules } from "./own-modules.ts";

/** The scripts and the types that they share: what the compiler checks. */
export function emitScripts(context: BuildContext): Files {
  return new Map([
    ["types.ts", emitTypes(context)],
    ...context.lowered.units.map((unit) => [scriptName(unit.id), emitUnit(unit, context)] as const),
  ]);
}

/** All files: the scripts, the picture, the page for the reviewer, and the manifest with the hashes of the others. */
export async function emitBuildFiles(context: BuildContext, scripts: Files): Promise<Files> {
  const files = new Map(scripts);
  const modules = await readOwnModules(context.tools, context.root);
  const picture = await drawGraph(context.plan, "svg");
  if (picture !== undefined) files.set("graph.svg", picture);
  files.set("README.md", emitReadme(context, modules, picture !== undefined));
  const hashes = new Map([...files].map(([name, text]) => [name, sha256(text)]));
  files.set("manifest.json", prettyJson(emitManifest(context, hashes, modules)));
  return files;
}
