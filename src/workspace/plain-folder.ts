import { sep } from "node:path";

/**
 * The path itself, or, of a pattern of files, the folder that they are in: for Node's permissions `*` in a path is
 * "whatever follows".
 */
export function withoutWildcard(path: string): string {
  const steps = path.split(sep);
  const wild = steps.findIndex((step) => step.includes("*"));
  return wild < 0 ? path : steps.slice(0, wild).join(sep) || sep;
}
