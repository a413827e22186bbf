/** From units to the files of a build, all in memory: scripts, types, manifest, picture, and a page for the reviewer. */
import { prettyJson, sha256 } from "../../contract/json.ts";
import { contextOf, scriptName, type EmitOptions, type Files } from "./context.ts";
import { drawGraph } from "./draw-graph.ts";
import { emitManifest } from "./emit-manifest.ts";
import { emitReadme } from "./emit-readme.ts";
import { emitTypes } from "./emit-types.ts";
import { emitUnit } from "./emit-unit.ts";
import { verifyScript } from "./verify-script.ts";

export async function emit(options: EmitOptions): Promise<Files> {
  const context = contextOf(options);
  const files = new Map<string, string>([["types.ts", emitTypes(context)]]);
  for (const unit of options.lowered.units) {
    const text = emitUnit(unit, context);
    verifyScript(text, unit);
    files.set(scriptName(unit.id), text);
  }
  const picture = await drawGraph(options.plan, "svg");
  if (picture !== undefined) files.set("graph.svg", picture);
  files.set("README.md", emitReadme(context, picture !== undefined));
  // Last, since it holds the hashes of the others.
  const hashes = new Map([...files].map(([name, text]) => [name, sha256(text)]));
  files.set("manifest.json", prettyJson(await emitManifest(context, hashes)));
  return files;
}
