/** What planning may know of a folder. */
import { readdir, stat } from "node:fs/promises";
import type { Facts, FactsContext } from "../../catalog/authoring.ts";

/** Of a file the tools of this agent tell nothing before they read it. */
export async function facts(path: string, context: FactsContext): Promise<Facts | undefined> {
  const absolute = context.resolve(path);
  const stats = await stat(absolute).catch(() => undefined);
  if (stats?.isDirectory() !== true) return undefined; // that it is missing is told elsewhere
  return { is: "folder", entries: (await readdir(absolute)).length };
}
