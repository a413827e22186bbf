/** What a build was made from, and whether it still is that. */
import { readFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { isPlanSource, templateOf, withoutPlanEnding } from "../contract/hand-written.ts";
import { canonicalJson, sha256 } from "../contract/json.ts";
import type { Manifest } from "../contract/manifest.ts";

export interface ChangedSource {
  /** Relative to the workspace. */
  readonly file: string;
  /** Makes plan and build follow it. */
  readonly command: string;
}

interface BuiltFrom extends Pick<Manifest, "name" | "source"> {
  /** Of the plan that was built. */
  readonly planFile?: string | undefined;
}

/**
 * The query file or the plan that a person wrote, and the build's own plan file, when they say something else than when the build was made from them. One that
 * is gone, or cannot be read, has not changed: nothing can be made from it.
 *
 * @param folder absolute path of the build
 */
export async function changedSources(
  { name, source, planFile }: BuiltFrom,
  folder: string,
  root: string,
): Promise<ChangedSource[]> {
  const changed: ChangedSource[] = [];
  const { file } = source;
  const query = file && (await readFile(resolve(root, file.path)).catch(() => undefined));
  if (file !== undefined && query !== undefined && sha256(query) !== file.sha256) {
    changed.push({ file: file.path, command: commandFor(file.path, name) });
  }
  const plan =
    planFile && (await readFile(join(folder, "plan.json"), "utf8").catch(() => undefined));
  if (plan !== undefined && planFile !== undefined && planFileHash(plan) !== planFile) {
    changed.push({
      file: relative(root, join(folder, "plan.json")).split(sep).join("/"),
      command: `orchc build ${name}`,
    });
  }
  return changed;
}

/** Makes a build of a name from a file again. */
function commandFor(file: string, name: string): string {
  const template = templateOf(file);
  if (template !== undefined) return `orchc template use ${template} --as ${name}`;
  const isNamedSo = withoutPlanEnding(basename(file, ".query.md")) === name;
  const words = `${file}${isNamedSo ? "" : ` --name ${name}`}`;
  if (isPlanSource(file)) return `orchc build ${words}`;
  return `orchc plan ${words} && orchc build ${name}`;
}

/** The hash of what a plan file says, however it is laid out. */
export function planFileHash(text: string): string {
  try {
    return sha256(canonicalJson(JSON.parse(text)));
  } catch {
    return sha256(text); // no JSON: it says nothing that any build was made from
  }
}
