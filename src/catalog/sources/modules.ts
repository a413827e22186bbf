/** The workspace's own agents: every `*.ts` directly in its agents folder, without registration. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { agentNotLoaded, notAnAgent, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { isAgent } from "../define.ts";
import { loadModule } from "../load-module.ts";
import type { SourcedAgent, ToolSource } from "./source.ts";

export function workspaceModules(folder: string): ToolSource {
  return {
    async agents() {
      const files = await agentFiles(folder);
      const loaded = await Promise.all(files.map((file) => loadAgent(folder, file)));
      return {
        agents: loaded.flatMap((result) => ("definition" in result ? [result] : [])),
        diagnostics: loaded.flatMap((result) => ("definition" in result ? [] : [result])),
      };
    },
  };
}

async function agentFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((name) => /\.m?[jt]s$/.test(name) && !/\.(test|spec|d)\.m?[jt]s$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

async function loadAgent(folder: string, file: string): Promise<SourcedAgent | Diagnostic> {
  let definition: unknown;
  try {
    definition = (await loadModule(file)).default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return agentNotLoaded({ reason }, { in: "file", file });
  }
  if (!isAgent(definition)) {
    const found = definition === undefined ? "missing" : typeof definition;
    return notAnAgent({ found }, { in: "file", file });
  }
  const { name } = definition;
  return {
    definition,
    from: file,
    moduleCandidates: (tool) => [
      join(folder, name, `${tool}.ts`),
      join(folder, name, `${tool}.js`),
      file,
    ],
    specifier: (moduleFile) => pathToFileURL(moduleFile).href,
  };
}
