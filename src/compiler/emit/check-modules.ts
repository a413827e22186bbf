/** Own modules that a build cannot answer for: their code could be another one when it runs, or would not be loaded. */
import { relative, sep } from "node:path";
import {
  computedImport,
  packageElsewhere,
  writableModule,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { moduleFolders } from "../../workspace/module-folders.ts";
import { isWithin } from "../../workspace/within.ts";
import { writeProblem } from "../../workspace/write-places.ts";
import type { OwnModules } from "./own-modules.ts";

export async function checkModules(
  modules: OwnModules,
  workspace: Workspace,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const nameOf = (path: string) => relative(workspace.root, path).split(sep).join("/");
  const folders = moduleFolders(workspace.root);
  for (const { file, computed, packages } of modules.values()) {
    for (const { line, column, text } of computed) {
      found.push(computedImport({ text }, { in: "file", file, line, column }));
    }
    if ((await writeProblem(file, workspace)) === undefined) {
      found.push(writableModule({ file: nameOf(file) }, { in: "file", file }));
    }
    for (const each of packages) {
      if (folders.some((folder) => isWithin(folder, each.file))) continue;
      const facts = { file: nameOf(file), package: each.name, found: nameOf(each.file) };
      found.push(packageElsewhere(facts, { in: "file", file }));
    }
  }
  return found;
}
