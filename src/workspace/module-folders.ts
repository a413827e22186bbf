/** Folders that scripts load modules from, beside those of their build: a confined process must be able to read them. */
import { readdirSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { codeFolder } from "../contract/package-root.ts";
import { isWithin } from "./within.ts";

const CODE = realpathSync(codeFolder);
/** Of the code, with links followed. */
const PACKAGE = dirname(CODE);

/** orchc's code and templates, and every package that it or the workspace can import. */
export function moduleFolders(workspace: string): string[] {
  const own = [CODE, join(PACKAGE, "templates"), join(PACKAGE, "package.json")];
  return [...new Set([...own, ...packageFolders(PACKAGE), ...packageFolders(workspace)])];
}

/** The `node_modules` folders in which Node looks for what a module in `from` imports, and what they link to. */
function packageFolders(from: string): string[] {
  const folders: string[] = [];
  for (let at = realpathSync(from); ; at = dirname(at)) {
    const named = join(at, "node_modules");
    const modules = realPath(named);
    // It can be a link itself, and Node asks for the folder by both of its names.
    if (modules !== undefined) folders.push(named, modules, ...linkedPackages(modules));
    if (dirname(at) === at) return folders;
  }
}

/**
 * Packages that are links to a folder elsewhere: members of a workspace of npm's, and everything with pnpm, whose
 * links lead into one folder that holds them all. (Node's permission model asks for the folder behind a link.)
 */
function linkedPackages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name.startsWith("@")) return linkedPackages(path);
    if (!entry.isSymbolicLink()) return [];
    const target = realPath(path);
    return target === undefined || isWithin(folder, target) ? [] : [storeOf(target)];
  });
}

/** `…/.pnpm/zod@4.0.0/node_modules/zod` lies in the store `…/.pnpm`, where its own dependencies lie too. */
function storeOf(target: string): string {
  const store = `${sep}.pnpm${sep}`;
  const at = target.indexOf(store);
  return at < 0 ? target : target.slice(0, at + store.length - 1);
}

/** `undefined` when it is not there, or a link that leads nowhere. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
