import { getSystemErrorMessage } from "node:util";

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "this user may not read it",
};

/** Why a file could not be read, in words. */
export function readFailure({ code = "", errno, message }: NodeJS.ErrnoException): string {
  return WORDS[code] ?? (errno === undefined ? message : getSystemErrorMessage(errno));
}
