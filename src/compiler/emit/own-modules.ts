/**
 * The code of a workspace that a build stands on: the modules of its tools and of their agents, what these import in
 * turn, and the packages that they name. Hashes of the modules stand in the manifest, and so does what the lock file
 * says of the packages, so none of them can change unnoticed.
 *
 * A module is the workspace's own when it lies in no package, behind all links: also one in a linked folder elsewhere,
 * and a member of a workspace of npm's. Imports of types are followed too, which is more than runs, and what was
 * type-checked. Files that a module opens by itself are not.
 */
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { findPackageJSON, isBuiltin } from "node:module";
import { extname, isAbsolute, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { sha256 } from "../../contract/json.ts";
import { codeFolder } from "../../contract/package-root.ts";
import { stripTypes } from "../../contract/strip-types.ts";
import { isWithin } from "../../workspace/within.ts";
import { readImports, type ComputedImport, type Imports } from "./read-imports.ts";
import { resolveAsNode } from "./resolve-as-node.ts";

export interface OwnModule {
  /** Absolute, behind all links. */
  readonly file: string;
  readonly sha256: string;
  /** Whether Node itself can run it: it is JavaScript, or TypeScript that is no more than types. */
  readonly plain: boolean;
  /** Own modules that it imports. */
  readonly imports: readonly string[];
  readonly packages: readonly ImportedPackage[];
  /** Imports of which only the run knows the module. */
  readonly computed: readonly ComputedImport[];
}

export interface ImportedPackage {
  readonly name: string;
  /** The file of it that Node would load, behind all links. */
  readonly file: string;
}

/** The file that an import means, and the package that it is of. */
interface Target {
  readonly file: string;
  readonly name: string | undefined;
}

/** What the text of a module says. */
export interface Scan extends Imports, Pick<OwnModule, "plain"> {}

/** By the sha256 of a text and the ending of its file's name. */
export type Scans = Map<string, Scan>;

/** Own modules by their files. */
export type OwnModules = ReadonlyMap<string, OwnModule>;

/** The file of a tool's module, when the workspace has it rather than a package. */
export function ownModuleOf({ module }: ToolInfo): string | undefined {
  return module.specifier.startsWith("file:") ? fileURLToPath(module.specifier) : undefined;
}

/**
 * @param scans what texts of modules are known to say, by their hash and ending; what is found out is added: to parse
 *   a module takes a parser that takes longer to load than a build of ten tasks
 */
export async function readOwnModules(
  tools: readonly ToolInfo[],
  scans: Scans = new Map(),
): Promise<OwnModules> {
  const modules = new Map<string, OwnModule>();
  const first = tools.flatMap((tool) => [ownModuleOf(tool) ?? [], tool.agentFile ?? []].flat());
  let next = new Set(first.map(realFile));
  while (next.size > 0) {
    const read = await Promise.all([...next].map((file) => readModule(file, scans)));
    for (const module of read) if (module !== undefined) modules.set(module.file, module);
    const imported = new Set(read.flatMap((module) => module?.imports ?? []));
    next = imported.difference(new Set([...modules.keys(), ...next]));
  }
  return modules;
}

/** A module and all that it loads. */
export function loadedWith(file: string, modules: OwnModules): OwnModule[] {
  const files = new Set([realFile(file)]);
  // A set gives what is added to it while one goes through it, too.
  for (const each of files) for (const more of modules.get(each)?.imports ?? []) files.add(more);
  return [...files].flatMap((each) => modules.get(each) ?? []);
}

/** Names of all packages that own modules import, sorted. */
export function packagesOf(modules: OwnModules): string[] {
  const all = [...modules.values()].flatMap(({ packages }) => packages);
  return [...new Set(all.map(({ name }) => name))].toSorted();
}

/** Nothing for a file that cannot be read: whatever imports it says so when it is loaded. */
async function readModule(file: string, scans: Scans): Promise<OwnModule | undefined> {
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return undefined;
  const hash = sha256(content);
  const key = `${hash}${extname(file)}`;
  const scan = scans.get(key) ?? (await scanModule(content.toString("utf8"), file));
  scans.set(key, scan);
  const imports: string[] = [];
  const packages: ImportedPackage[] = [];
  for (const specifier of scan.named) {
    const found = targetOf(specifier, file);
    if (found === undefined) continue;
    imports.push(...mapOf(specifier, file, found));
    const { file: target, name } = found;
    if (name === undefined) imports.push(target);
    else packages.push({ name, file: target });
  }
  return { file, sha256: hash, plain: scan.plain, imports, packages, computed: scan.computed };
}

async function scanModule(text: string, file: string): Promise<Scan> {
  const isCode = /\.[cm]?[jt]s$/.test(file);
  const imports = isCode ? await readImports(text, file) : { named: [], computed: [] };
  return { ...imports, plain: isPlain(file, text) };
}

/**
 * The `package.json` of the workspace that says which file a name means: by its `imports` (`#name`), or by the `exports`
 * of a package that lies in the workspace. Whoever changes it changes what is loaded.
 */
function mapOf(specifier: string, from: string, found: Target): string[] {
  if (/^(?:\.{0,2}\/|file:)/.test(specifier) || isAbsolute(specifier)) return [];
  const near = specifier.startsWith("#") ? from : found.name === undefined ? found.file : undefined;
  const map = near === undefined ? undefined : mappedIn(near);
  return map === undefined || packageIn(map) !== undefined ? [] : [map];
}

function mappedIn(file: string): string | undefined {
  const found = findPackageJSON(pathToFileURL(file));
  return found === undefined ? undefined : realFile(found);
}

/** Nothing for what Node and orchc bring along, and for what Node itself will refuse. */
function targetOf(specifier: string, from: string): Target | undefined {
  // A script gets orchc's own copy, whatever the workspace has installed.
  if (isBuiltin(specifier) || /^orchc(?:\/|$)/.test(specifier)) return undefined;
  const path = specifier.startsWith("file:") ? fileURLToPath(specifier) : specifier;
  const file = resolveAsNode(path, from);
  if (file === undefined || isBuiltin(file) || isWithin(realFile(codeFolder), file)) {
    return undefined;
  }
  return { file, name: packageIn(file) };
}

/** `…/node_modules/@scope/name/lib/x.js` is of the package `@scope/name`. */
function packageIn(file: string): string | undefined {
  const steps = file.split(sep);
  const at = steps.lastIndexOf("node_modules");
  if (at < 0) return undefined;
  const [first = "", second = ""] = steps.slice(at + 1);
  return first.startsWith("@") ? `${first}/${second}` : first;
}

function isPlain(file: string, text: string): boolean {
  try {
    return !/\.[cm]?ts$/.test(file) || stripTypes(text) !== undefined;
  } catch {
    return true; // it is no TypeScript, which the type check says
  }
}

export function realFile(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
