/** Whether this machine can put scripts behind a wall: bubblewrap is there, and the kernel lets it work. */
import { execFile } from "node:child_process";
import { delimiter, isAbsolute, join, sep } from "node:path";
import { promisify } from "node:util";
import { isWithin } from "../../workspace/within.ts";
import { WALL_FLAGS } from "./bubblewrap.ts";
import { isProgram } from "./is-program.ts";

export interface Bubblewrap {
  /** Absolute. */
  readonly path: string;
  /** `0.8.0` */
  readonly version: string;
}

/** Found first, so that no folder that happens to be on PATH decides what the wall is. */
const SYSTEM_FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin"];

/** Milliseconds; it takes ten. */
const TIMEOUT_MS = 10_000;

/** @returns why there is none, when there is none */
export async function findBubblewrap(
  workspace: string,
): Promise<Bubblewrap | { readonly missing: string }> {
  if (process.platform !== "linux") {
    return { missing: "it is made by bubblewrap, which there is for Linux only" };
  }
  const path = foldersToSearch(workspace)
    .map((folder) => join(folder, "bwrap"))
    .find(isProgram);
  if (path === undefined) return { missing: "bubblewrap (bwrap) is not installed" };
  try {
    // Itself, behind the wall: nothing else is sure to be on every machine.
    const words = [...WALL_FLAGS, "--ro-bind", "/", "/", "--", path, "--version"];
    const { stdout } = await promisify(execFile)(path, words, { timeout: TIMEOUT_MS, env: {} });
    return { path, version: /[\d.]+/.exec(stdout)?.[0] ?? "of an unknown version" };
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
    const [reason = ""] = (stderr?.trim() || message).split("\n");
    return { missing: `${path} does not work here (${reason.replace(/^bwrap: /, "")})` };
  }
}

/** What lies in the workspace, or came with a package, is part of what is confined. */
function foldersToSearch(workspace: string): string[] {
  const named = (process.env["PATH"] ?? "").split(delimiter);
  const others = named.filter(
    (folder) =>
      isAbsolute(folder) &&
      !isWithin(workspace, folder) &&
      !folder.split(sep).includes("node_modules"),
  );
  return [...SYSTEM_FOLDERS, ...others];
}
