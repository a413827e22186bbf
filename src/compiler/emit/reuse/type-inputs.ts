/**
 * What the type check reads beside the scripts themselves: the types of tools and of all that these import, of orchc,
 * of Node and of the language, and the places where it looked for them in vain. The compiler itself tells (`--listFiles`
 * and `--traceResolution`), so nothing is left to guess.
 */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "../../../contract/json.ts";

/** States of all paths at one time. */
export interface TypeInputs {
  readonly paths: readonly string[];
  /** Of the settings, and all paths with what was found there. */
  readonly sha256: string;
  /** Sizes and times: the same later means that nothing was written in between. */
  readonly times: string;
}

/**
 * The paths in what the compiler prints; `undefined` when it prints something else than expected.
 *
 * @param staged the folder of the files that stand somewhere for a moment
 */
export function pathsIn(output: string, staged: string): string[] | undefined {
  const paths = new Set<string>();
  let files = 0;
  for (const line of output.split(/\r?\n/)) {
    if (/^(?:\/|[A-Za-z]:)/.test(line)) {
      files += 1;
      paths.add(line);
      for (let at = dirname(line); ; at = dirname(at)) {
        paths.add(join(at, "package.json"));
        if (dirname(at) === at) break;
      }
      continue;
    }
    const found =
      /^ *File '(.*)' (?:does not exist|exists)/.exec(line) ??
      /^ *Directory '(.*)' does not exist/.exec(line) ??
      /^ *Found 'package\.json' at '(.*)'/.exec(line) ??
      /^ *Resolving real path for '(.*)', result '/.exec(line);
    if (found?.[1] !== undefined) paths.add(found[1]);
  }
  if (files === 0) return undefined;
  return [...paths].filter((path) => !path.startsWith(staged)).toSorted();
}

/** @param settings what decides beside files */
export function lookAtPaths(paths: readonly string[], settings: string): TypeInputs {
  const looked = paths.map((path) => ({ path, ...stateOf(path) }));
  return {
    paths,
    sha256: sha256(JSON.stringify([settings, looked.map(({ path, is }) => [path, is])])),
    times: looked.map(({ time }) => time).join("\n"),
  };
}

export function areUntouched({ paths, times }: TypeInputs): boolean {
  return paths.map((path) => timeOf(path)).join("\n") === times;
}

function stateOf(path: string): { readonly is: string; readonly time: string } {
  const time = timeOf(path);
  if (time === "") return { is: "absent", time };
  if (time === "folder") return { is: "folder", time };
  try {
    const real = realpathSync.native(path);
    const content = sha256(readFileSync(path));
    return { is: real === path ? content : `${content} ${real}`, time };
  } catch (error) {
    return { is: (error as NodeJS.ErrnoException).code ?? "unreadable", time };
  }
}

function timeOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
    if (stats === undefined) return "";
    if (!stats.isFile()) return "folder";
    return [stats.size, stats.mtimeNs, stats.ctimeNs, stats.ino].join(" ");
  } catch {
    return ""; // its folder is a file
  }
}
