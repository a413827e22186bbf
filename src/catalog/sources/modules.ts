/** The workspace's own agents: every module directly in its agents folder, without registration. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  agentNotLoaded,
  agentNotUsable,
  fileNotReadable,
  notAnAgent,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { isAgent, isTool, type Agent } from "../define.ts";
import { agentProblems } from "../definition-schemas.ts";
import { failurePlace, placeOfText } from "../failure-place.ts";
import { loadModule } from "../load-module.ts";
import type { BrokenAgent, SourcedAgent, ToolSource } from "./source.ts";
import { agentOfTools } from "./tools-file.ts";

const isModule = /\.m?[jt]s$/;
const isNoAgent = /\.(test|spec|d)\.m?[jt]s$/;
/** In which a tool's module may be written, most likely first. */
const extensions = [".ts", ".js", ".mts", ".mjs"];

export function workspaceModules(folder: string): ToolSource {
  return {
    async agents() {
      const found = await agentFiles(folder);
      if (!Array.isArray(found)) return { agents: [], broken: [{ names: [], problem: found }] };
      const loaded = await Promise.all(found.map((file) => loadAgent(folder, file)));
      return {
        agents: loaded.flatMap((result) => ("definition" in result ? [result] : [])),
        broken: loaded.flatMap((result) => ("definition" in result ? [] : [result])),
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

async function loadAgent(folder: string, file: string): Promise<SourcedAgent | BrokenAgent> {
  // A script's import is a URL for Node and a path for the type check: only without these it is both.
  if (/[%#?]/.test(basename(file))) {
    const problems = ["its file's name holds one of % # ?"];
    return broken(file, agentNotUsable({ problems }, { in: "file", file }));
  }
  let module: Record<string, unknown>;
  try {
    module = await loadModule(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken(file, agentNotLoaded({ reason }, failurePlace(file, error)));
  }
  const definition = agentIn(file, module);
  if (definition === undefined) {
    return broken(file, notAnAgent({ found: exportedBy(module) }, { in: "file", file }));
  }
  const problems = agentProblems(definition);
  if (problems.length > 0) {
    const first = /^\w+/.exec(problems[0] ?? "")?.[0] ?? "";
    const place = placeOfText(file, `${first}:`) ?? { in: "file", file };
    return broken(file, agentNotUsable({ problems }, place));
  }
  const { name } = definition;
  return {
    definition,
    from: file,
    file,
    moduleCandidates: (tool) => [
      ...extensions.map((extension) => join(folder, name, tool + extension)),
      file,
    ],
    specifier: (moduleFile) => pathToFileURL(moduleFile).href,
  };
}

/** Its default export; without one, the agent that the tools it exports make. */
function agentIn(file: string, module: Readonly<Record<string, unknown>>): Agent | undefined {
  const { default: exported } = module;
  if (isAgent(exported)) return exported;
  return exported === undefined ? agentOfTools(file, module) : undefined;
}

function exportedBy({ default: exported, ...others }: Readonly<Record<string, unknown>>) {
  if (isTool(exported)) return "tool" as const;
  if (exported !== undefined) return "other" as const;
  return Object.keys(others).length === 0 ? ("nothing" as const) : ("no tool" as const);
}

async function broken(file: string, problem: Diagnostic): Promise<BrokenAgent> {
  const own = basename(file).replace(isModule, "");
  const text = await readFile(file, "utf8").catch(() => "");
  // Read, not run: a file that does not parse says its name all the same.
  const [, name] = /\bdefineAgent\(\s*\{[^{}]*?\bname:\s*["'`]([^"'`]+)/.exec(text) ?? [];
  return { names: [...new Set([own, ...(name === undefined ? [] : [name])])], problem };
}
