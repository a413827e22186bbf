/** The workspace's own agents: every module directly in its agents folder, without registration. */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  agentNotLoaded,
  agentNotUsable,
  fileNotReadable,
  notAnAgent,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { isAgent } from "../define.ts";
import { agentProblems } from "../definition-schemas.ts";
import { loadModule } from "../load-module.ts";
import type { SourcedAgent, ToolSource } from "./source.ts";

const isModule = /\.m?[jt]s$/;
const isNoAgent = /\.(test|spec|d)\.m?[jt]s$/;
/** In which a tool's module may be written, most likely first. */
const extensions = [".ts", ".js", ".mts", ".mjs"];

export function workspaceModules(folder: string): ToolSource {
  return {
    async agents() {
      const found = await agentFiles(folder);
      if (!Array.isArray(found)) return { agents: [], diagnostics: [found] };
      const loaded = await Promise.all(found.map((file) => loadAgent(folder, file)));
      return {
        agents: loaded.flatMap((result) => ("definition" in result ? [result] : [])),
        diagnostics: loaded.flatMap((result) => ("definition" in result ? [] : [result])),
      };
    },
  };
}

/** Absolute paths, sorted; none when there is no such folder. */
async function agentFiles(folder: string): Promise<string[] | Diagnostic> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => isModule.test(name) && !isNoAgent.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    return fileNotReadable({ file: folder, reason: message }, { in: "file", file: folder });
  }
}

async function loadAgent(folder: string, file: string): Promise<SourcedAgent | Diagnostic> {
  // A script's import is a URL for Node and a path for the type check: only without these it is both.
  if (/[%#?]/.test(basename(file))) {
    const problems = ["its file's name holds one of % # ?"];
    return agentNotUsable({ problems }, { in: "file", file });
  }
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
  const problems = agentProblems(definition);
  if (problems.length > 0) return agentNotUsable({ problems }, { in: "file", file });
  const { name } = definition;
  return {
    definition,
    from: file,
    moduleCandidates: (tool) => [
      ...extensions.map((extension) => join(folder, name, tool + extension)),
      file,
    ],
    specifier: (moduleFile) => pathToFileURL(moduleFile).href,
  };
}
