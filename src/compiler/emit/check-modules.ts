/** Own modules that a build cannot answer for: their code could be another one when it runs. */
import { relative, sep } from "node:path";
import {
  computedImport,
  writableModule,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { writeProblem } from "../../workspace/write-places.ts";
import type { OwnModules } from "./own-modules.ts";

export async function checkModules(
  modules: OwnModules,
  workspace: Workspace,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { file, computed } of modules.values()) {
    for (const { line, column, text } of computed) {
      found.push(computedImport({ text }, { in: "file", file, line, column }));
    }
    if ((await writeProblem(file, workspace)) === undefined) {
      const name = relative(workspace.root, file).split(sep).join("/");
      found.push(writableModule({ file: name }, { in: "file", file }));
    }
  }
  return found;
}
