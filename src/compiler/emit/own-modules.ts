/**
 * The workspace's own modules that the scripts of a build load: those of its tools, and what these import from the
 * workspace in turn. Their hashes stand in the manifest, so none of them can change unnoticed.
 *
 * What is followed: relative imports, and those that the workspace's package.json maps (`#lib/mean.ts`); of types too,
 * which is more than runs, and what was type-checked. Not packages, nor files that a module opens by itself.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { sha256 } from "../../contract/json.ts";
import { stripTypes } from "../../contract/strip-types.ts";

export interface OwnModule {
  /** Absolute. */
  readonly file: string;
  readonly sha256: string;
  /** Whether Node itself can run it: it is JavaScript, or TypeScript that is no more than types. */
  readonly plain: boolean;
  /** Files of the workspace that it imports. */
  readonly imports: readonly string[];
}

/** Own modules by their files. */
export type OwnModules = ReadonlyMap<string, OwnModule>;

/** The file of a tool's module, when the workspace has it rather than a package. */
export function ownModuleOf({ module }: ToolInfo): string | undefined {
  return module.specifier.startsWith("file:") ? fileURLToPath(module.specifier) : undefined;
}

/** @param root of the workspace: what lies outside of it is not followed */
export async function readOwnModules(
  tools: readonly ToolInfo[],
  root: string,
): Promise<OwnModules> {
  const modules = new Map<string, OwnModule>();
  let next = new Set(tools.flatMap((tool) => ownModuleOf(tool) ?? []));
  while (next.size > 0) {
    const read = await Promise.all([...next].map((file) => readModule(file, root)));
    for (const module of read) if (module !== undefined) modules.set(module.file, module);
    const imported = new Set(read.flatMap((module) => module?.imports ?? []));
    next = imported.difference(new Set([...modules.keys(), ...next]));
  }
  return modules;
}

/** A module and all that it loads. */
export function loadedWith(file: string, modules: OwnModules): OwnModule[] {
  const files = new Set([file]);
  // A set gives what is added to it while one goes through it, too.
  for (const each of files) for (const more of modules.get(each)?.imports ?? []) files.add(more);
  return [...files].flatMap((each) => modules.get(each) ?? []);
}

/** Nothing for a file that cannot be read: whatever imports it says so when it is loaded. */
async function readModule(file: string, root: string): Promise<OwnModule | undefined> {
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return undefined;
  const text = content.toString("utf8");
  const imports = /\.[cm]?[jt]s$/.test(file) ? await importsOf(text, file, root) : [];
  return { file, sha256: sha256(content), plain: isPlain(file, text), imports };
}

function isPlain(file: string, text: string): boolean {
  try {
    return !/\.[cm]?ts$/.test(file) || stripTypes(text) !== undefined;
  } catch {
    return true; // it is no TypeScript, which the type check says
  }
}

/** Also those that a function makes when it is called (`await import("./large.ts")`). */
async function importsOf(text: string, file: string, root: string): Promise<string[]> {
  const { ts } = await import("ts-morph");
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    const found = resolveImport(fileName, file);
    return found !== undefined && isOwn(found, root) ? [found] : [];
  });
}

/** The file that Node would load; nothing for a package, and for what Node itself will refuse. */
function resolveImport(specifier: string, from: string): string | undefined {
  try {
    if (specifier.startsWith("#")) return createRequire(from).resolve(specifier);
    if (!/^(\.{1,2}\/|\/|file:)/.test(specifier)) return undefined;
    return fileURLToPath(new URL(specifier, pathToFileURL(from)));
  } catch {
    return undefined;
  }
}

function isOwn(file: string, root: string): boolean {
  const path = relative(root, file);
  const steps = path.split(sep);
  return !isAbsolute(path) && steps[0] !== ".." && !steps.includes("node_modules");
}
