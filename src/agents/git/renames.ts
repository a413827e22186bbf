/** The renames of a history, by commit and parent; paths are those of the whole repository. */
import { posix } from "node:path";
import type { Repository } from "./repository.ts";

export interface Rename {
  readonly from: string;
  readonly to: string;
}

const OPTIONS = ["-z", "-r", "-M", "--name-status", "--diff-filter=R"];
const HASH = /^\n?([0-9a-f]{40,64})$/;
/** git compares each file with each of the names: with more, whole trees are compared sooner. */
const MAX_NAMES = 500;

/** What was renamed from a parent to a commit. */
export async function renamesOf(
  repository: Repository,
  parents: ReadonlyMap<string, readonly string[]>,
): Promise<(commit: string, parent: string) => readonly Rename[]> {
  const plain = new Map(
    parseRenames(await repository.git(["log", "--format=%H", "--no-merges", ...OPTIONS, "HEAD"])),
  );
  const renamed = [...plain.values()].flat();
  const merges = [...parents].filter(([, own]) => own.length > 1);
  const merged = new Map<string, readonly Rename[]>();
  // A merge has to bring together only what some branch renamed.
  if (renamed.length > 0 && merges.length > 0) {
    const pairs = merges.flatMap(([commit, own]) => own.map((parent) => `${commit} ${parent}`));
    const names = [...new Set(renamed.flatMap(({ from, to }) => [from, to]))];
    const args = ["diff-tree", "--stdin", "--always", ...OPTIONS];
    const paths =
      names.length > MAX_NAMES
        ? []
        : ["--", ...names.map((name) => posix.relative(repository.prefix, name))];
    const output = await repository.git([...args, ...paths], `${pairs.join("\n")}\n`);
    // With --always there is one answer for each pair, in the same order.
    parseRenames(output).forEach(([, renames], index) => merged.set(pairs[index] ?? "", renames));
  }
  return (commit, parent) => merged.get(`${commit} ${parent}`) ?? plain.get(commit) ?? [];
}

/** `hash NUL [R100 NUL from NUL to NUL]…`, for each commit. */
function parseRenames(output: string): [commit: string, renames: Rename[]][] {
  const fields = output.split("\0");
  const commits: [string, Rename[]][] = [];
  for (let at = 0; at < fields.length;) {
    const field = fields[at] ?? "";
    const hash = HASH.exec(field)?.[1];
    if (hash !== undefined) commits.push([hash, []]);
    if (/^\n?R\d+$/.test(field)) {
      const [from = "", to = ""] = fields.slice(at + 1, at + 3);
      commits.at(-1)?.[1].push({ from, to });
      at += 3;
    } else at += 1;
  }
  return commits;
}
