/** A workspace from `templates/workspace`: all of it or nothing. */
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { OrchcError, wouldOverwrite } from "../contract/diagnostics/index.ts";
import { orchcVersion, packageRoot, templateFile } from "../contract/package-root.ts";

export interface MadeWorkspace {
  /** Relative to the folder, sorted. */
  readonly files: readonly string[];
  /** Whether orchc had to be linked into node_modules. */
  readonly linked: boolean;
}

/** npm leaves files of this name out of packages. */
const renamed: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

/** Throws an OrchcError, and writes nothing, when one of the files is already there. */
export async function makeWorkspace(folder: string): Promise<MadeWorkspace> {
  const templates = templateFile("workspace");
  const names = await Array.fromAsync(glob("**/*", { cwd: templates }));
  const files = await Promise.all(
    names.map(async (name) => {
      const source = join(templates, name);
      return (await stat(source)).isFile() ? [{ name: renamed[name] ?? name, source }] : [];
    }),
  ).then((found) => found.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  const present = files.filter(({ name }) => existsSync(join(folder, name)));
  if (present.length > 0) {
    throw new OrchcError(wouldOverwrite({ folder, files: present.map(({ name }) => name) }));
  }
  for (const { name, source } of files) {
    const target = join(folder, name);
    const text = await readFile(source, "utf8");
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, name === "package.json" ? withDependency(text, folder) : text, {
      flag: "wx",
    });
  }
  return { files: files.map(({ name }) => name), linked: await linkPackage(folder) };
}

/** A package that was installed is asked for by version, a checkout by its path. */
function withDependency(text: string, folder: string): string {
  const installed = packageRoot.split(sep).includes("node_modules");
  const path = relative(folder, packageRoot).split(sep).join("/");
  const { dependencies, ...rest } = JSON.parse(text) as { dependencies: Record<string, string> };
  const orchc = installed ? `^${orchcVersion()}` : `file:${path}`;
  return `${JSON.stringify({ ...rest, dependencies: { ...dependencies, orchc } }, null, 2)}\n`;
}

/** Makes `orchc` and what is imported from it resolve in the folder, without a network. */
async function linkPackage(folder: string): Promise<boolean> {
  if (resolvesFrom(folder)) return false;
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, ".bin"), { recursive: true });
  await symlink(packageRoot, join(modules, "orchc"), "junction");
  await linkPrograms(join(modules, ".bin"));
  return true;
}

/**
 * What npm would link: so `npx orchc` works. A checkout of orchc brings a Node of its own, which `npm test`
 * and `npx` then take in place of one that may be too old.
 */
async function linkPrograms(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const programs = { orchc: "dist/cli/main.js", node: "node_modules/node/bin/node" };
  for (const [name, file] of Object.entries(programs)) {
    const link = join(folder, name);
    if (existsSync(link) || !existsSync(join(packageRoot, file))) continue;
    await symlink(join("..", "orchc", file), link);
  }
}

/** Whether modules in the folder can import orchc. */
export function resolvesFrom(folder: string): boolean {
  try {
    createRequire(join(folder, "package.json")).resolve("orchc/package.json");
    return true;
  } catch {
    return false;
  }
}
