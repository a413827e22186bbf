/** Makes `orchc` and what is imported from it resolve in a folder, without a network. */
import { existsSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { packageRoot } from "../../contract/package-root.ts";

/** Whether a link had to be made. */
export async function linkPackage(folder: string): Promise<boolean> {
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
