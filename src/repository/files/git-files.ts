/** The files of a git repository: what is tracked, and what is neither tracked nor ignored. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ListedFile, Listing } from "./listed-file.ts";

const run = promisify(execFile);

/** A million paths of 250 bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** git starts no program that the repository names, asks nobody, fetches nothing and writes nothing. */
const SETTINGS = ["-c", "core.fsmonitor=false", "-c", "core.untrackedCache=keep"];
const ENVIRONMENT = {
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_OPTIONAL_LOCKS: "0",
};

/** Modes of git's index. */
const LINK = "120000";
const SUBMODULE = "160000";

/** @returns nothing where git is not there, or the folder is in no repository */
export async function gitFiles(root: string, env: NodeJS.ProcessEnv): Promise<Listing | undefined> {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await run("git", [...SETTINGS, ...args], {
      cwd: root,
      env: { ...withoutGit(env), ...ENVIRONMENT },
      maxBuffer: MAX_BYTES,
    });
    return stdout;
  };
  try {
    const [tracked, untracked, head] = await Promise.all([
      git("ls-files", "-z", "--stage"),
      git("ls-files", "-z", "--others", "--exclude-standard"),
      git("rev-parse", "--verify", "--quiet", "HEAD").catch(() => ""),
    ]);
    const files = [...trackedFiles(tracked), ...paths(untracked).map(untrackedFile)];
    const commit = head.trim();
    return { files, ...(commit !== "" && { commit }) };
  } catch {
    return undefined;
  }
}

/** Variables such as GIT_DIR, which a hook of git sets, would mean another repository. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("GIT_")));
}

function paths(listed: string): string[] {
  return listed.split("\0").filter((path) => path !== "");
}

/** A line is `mode object stage<TAB>path`; a path in conflict has several. */
function trackedFiles(listed: string): ListedFile[] {
  const files = new Map<string, ListedFile>();
  for (const line of paths(listed)) {
    const tab = line.indexOf("\t");
    const path = line.slice(tab + 1);
    if (line.startsWith(SUBMODULE)) files.set(path, { path, leftOut: "submodule" });
    else if (line.startsWith(LINK)) files.set(path, { path, leftOut: "link" });
    else files.set(path, { path });
  }
  return [...files.values()];
}

/** Of a repository within that is no submodule, git lists the folder alone. */
function untrackedFile(path: string): ListedFile {
  return path.endsWith("/") ? { path: path.slice(0, -1), leftOut: "submodule" } : { path };
}
