/** The environment of the programs that are started for tools, and by agents for their facts. */
import { delimiter, isAbsolute } from "node:path";

/** Where programs are found, the language of their messages, and what Windows needs to start any. No HOME: keys lie there. */
const BASIC_ENV = ["PATH", "LANG", "LC_ALL", "TZ", "SystemRoot", "PATHEXT"];

/** @param names of variables that are passed on, beside those that programs cannot do without */
export function programEnvironment(names: readonly string[] = []): Record<string, string> {
  const all = [...BASIC_ENV, ...names].map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(
    all.flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, name === "PATH" ? absoluteFolders(value) : value]];
    }),
  );
}

/** A relative folder on PATH lies below the program's own folder, and whatever is there would be started. */
function absoluteFolders(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .join(delimiter);
}
