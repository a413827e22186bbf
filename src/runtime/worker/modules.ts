/**
 * How a worker process finds and loads modules. `orchc/…` is always the host's own copy, whatever the workspace has installed.
 * Modules of the build come as the text that the host compared with the manifest and made JavaScript of, not from the
 * disk: what runs is exactly what was compared. (To load Node's own type stripper would cost 35 ms a process, too.)
 * Nothing else is loaded but packages, from where package managers put them: a file that the build does not name was
 * reviewed by nobody, nor was a folder `node_modules` that somebody put beside it.
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
/** Absolute paths of the folders that packages are loaded from. */
let packageFolders: readonly string[] = [];

export function addSources(more: Readonly<Record<string, string>>): void {
  for (const [url, text] of Object.entries(more)) sources.set(url, text);
}

export function addFiles(more: readonly string[]): void {
  for (const url of more) files.add(url);
}

export function loadPackagesFrom(folders: readonly string[]): void {
  packageFolders = folders;
}

export function installHooks(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = ownModule(specifier);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
    load: (url, context, next) => {
      const source = sources.get(url);
      const format = isTypeScript(url) ? "module" : formatOf(url, context.format);
      if (source !== undefined) return { format, source, shortCircuit: true };
      if (isForeign(url)) throw new Error(foreignText(url));
      return next(url, context);
    },
  });
}

function isTypeScript(url: string): boolean {
  return /\.[mc]?ts$/.test(url);
}

/** `require` leaves it open. */
function formatOf(url: string, format: string | null | undefined): string {
  if (url.endsWith(".json")) return "json";
  return format ?? (url.endsWith(".mjs") ? "module" : "commonjs");
}

/** Neither of the build, nor of orchc, nor of a package. */
function isForeign(url: string): boolean {
  if (!url.startsWith("file:") || files.has(url)) return false;
  const path = fileURLToPath(url);
  const isPackaged = inPackage(path) && packageFolders.some((folder) => isWithin(folder, path));
  return !isWithin(codeFolder, path) && !isPackaged;
}

function inPackage(path: string): boolean {
  return path.split(sep).includes("node_modules");
}

function foreignText(url: string): string {
  const path = fileURLToPath(url);
  const how = inPackage(path)
    ? "Packages are loaded from node_modules of the workspace, and of folders above it"
    : "A module is part of it when another one imports it by a path that is written out; then build again";
  return `${path} is not part of the build, so it is not loaded. ${how}`;
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
