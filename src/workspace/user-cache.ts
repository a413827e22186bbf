import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder of this user's caches of orchc, by the convention of the system: outside of every workspace, so that no
 * tool may write there. `undefined` where the user has no home.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function userCacheFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local } = env;
  if (named !== undefined && named.startsWith("/")) return join(named, "orchc");
  const home = env["HOME"] ?? homedir();
  if (home === "") return undefined;
  if (process.platform === "darwin") return join(home, "Library/Caches/orchc");
  if (process.platform === "win32")
    return join(local ?? join(home, "AppData/Local"), "orchc/Cache");
  return join(home, ".cache/orchc");
}
