/** What a build was made from, and whether it still is that. */
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
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
  /** Of each plan that stands in it as a task, by name. */
  readonly plans?: Readonly<Record<string, string>> | undefined;
}

/**
 * The query file or the plan that a person wrote, the build's own plan file, and those of the plans that stand in it as
 * tasks, when they say something else than when the build was made from them. One that is gone, or cannot be read, has
 * not changed: nothing can be made from it.
 *
 * @param folder absolute path of the build
 */
export async function changedSources(
  { name, source, planFile, plans = {} }: BuiltFrom,
  folder: string,
  root: string,
): Promise<ChangedSource[]> {
  const changed: ChangedSource[] = [];
  const query = await changedFile(source, root);
  if (query !== undefined) changed.push({ file: query, command: commandFor(query, name) });
  const others = Object.entries(plans).map(([plan, hash]) => [join(dirname(folder), plan), hash]);
  const own = planFile === undefined ? [] : [[folder, planFile]];
  for (const [of = "", hash] of [...own, ...others]) {
    const path = join(of, "plan.json");
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    if (planFileHash(text) !== hash) {
      const from = relative(root, path).split(sep).join("/");
      changed.push({ file: from, command: `orchc build ${name}` });
    }
    // The other plan is not what its own file says any more, whoever has built it since.
    const other = of === folder ? undefined : await changedFile(sourceIn(text), root);
    if (other !== undefined) {
      changed.push({
        file: other,
        command: `${commandFor(other, basename(of))} && orchc build ${name}`,
      });
    }
  }
  return changed;
}

/** The query file or written plan that says something else than it did; `undefined` of one that is gone. */
async function changedFile(
  { file }: Partial<Manifest["source"]>,
  root: string,
): Promise<string | undefined> {
  const now = file && (await readFile(resolve(root, file.path)).catch(() => undefined));
  return file !== undefined && now !== undefined && sha256(now) !== file.sha256
    ? file.path
    : undefined;
}

/** What a plan file says that it was made from; nothing where it cannot be read. */
function sourceIn(text: string): Partial<Manifest["source"]> {
  try {
    return (JSON.parse(text) as { readonly source?: Manifest["source"] }).source ?? {};
  } catch {
    return {};
  }
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
