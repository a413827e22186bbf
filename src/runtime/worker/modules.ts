/**
 * How a worker process finds and loads modules. `orchc/…` is always the host's own copy, whatever the workspace has installed.
 * Modules of the build come as the text that the host compared with the manifest and made JavaScript of, not from the
 * disk: what runs is exactly what was compared. (To load Node's own type stripper would cost 35 ms a process, too.)
 * Nothing else is loaded but packages: a file that the build does not name was reviewed by nobody.
 */
import { registerHooks } from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { codeFolder, moduleExtension } from "../../contract/package-root.ts";
import { isWithin } from "../../workspace/within.ts";

/** `file:` URLs of modules of the build, each with its JavaScript. */
const sources = new Map<string, string>();
/** `file:` URLs of all files of the build. */
const files = new Set<string>();

export function addSources(more: Readonly<Record<string, string>>): void {
  for (const [url, text] of Object.entries(more)) sources.set(url, text);
}

export function addFiles(more: readonly string[]): void {
  for (const url of more) files.add(url);
}

export function installHooks(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = ownModule(specifier);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
    load: (url, context, next) => {
      const source = sources.get(url);
      if (source !== undefined && (isTypeScript(url) || context.format === "module")) {
        return { format: "module", source, shortCircuit: true };
      }
      if (isForeign(url)) throw new Error(foreignText(url));
      return next(url, context);
    },
  });
}

function isTypeScript(url: string): boolean {
  return /\.[mc]?ts$/.test(url);
}

/** Neither of the build, nor of orchc, nor of a package. */
function isForeign(url: string): boolean {
  if (!url.startsWith("file:") || files.has(url)) return false;
  const path = fileURLToPath(url);
  return !isWithin(codeFolder, path) && !path.split(sep).includes("node_modules");
}

function foreignText(url: string): string {
  return `${fileURLToPath(url)} is not part of the build, so it is not loaded. A module is part of it when another one imports it by a path that is written out; then build again`;
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
