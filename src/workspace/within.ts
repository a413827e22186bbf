import { isAbsolute, relative, sep } from "node:path";

/** Whether a path is the folder, or lies below it. Both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return !isAbsolute(inside) && inside !== ".." && !inside.startsWith(`..${sep}`);
}
