/**
 * How a worker process finds and loads modules. `orchc/…` is always the host's own copy, whatever the workspace has installed.
 * TypeScript comes as the JavaScript that the host made of it: to load Node's own type stripper costs 35 ms a process
 * (measured), and what runs is then exactly what the host compared with the manifest.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";

/** `file:` URLs of TypeScript modules, each with the file that holds its JavaScript. */
const sources = new Map<string, string>();

export function addSources(more: Readonly<Record<string, string>>): void {
  for (const [url, file] of Object.entries(more)) sources.set(url, file);
}

export function installHooks(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = ownModule(specifier);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
    load: (url, context, next) => {
      const file = sources.get(url);
      if (file === undefined) return next(url, context);
      return { format: "module", source: readFileSync(file, "utf8"), shortCircuit: true };
    },
  });
}

/** The same doors as `exports` in package.json has. */
function ownModule(specifier: string): string | undefined {
  if (specifier === "orchc/runtime") return own("runtime/worker/index");
  if (specifier === "orchc/agent") return own("catalog/authoring");
  if (specifier.startsWith("orchc/agents/")) return own(specifier.slice("orchc/".length));
  return undefined;
}

function own(path: string): string {
  return pathToFileURL(join(codeFolder, path + moduleExtension)).href;
}
