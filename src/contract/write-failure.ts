/** Why the system refuses to write a file or to make a folder, and what helps. */

export interface WriteFailure {
  /** As it stands behind a colon. */
  readonly why: string;
  /** The beginning of a sentence. */
  readonly remedy: string;
}

const ANY_REMEDY = "Make the folder writable, free some space, or move away what is in its place";
const notAllowed: WriteFailure = {
  why: "this user may not write there",
  remedy: "Make the folder writable for this user",
};
const full: WriteFailure = { why: "the disk is full", remedy: "Free some space" };
const inTheWay: WriteFailure = {
  why: "a file stands where a folder is needed",
  remedy: "Move away the file that is in its place",
};

const failures: Readonly<Record<string, WriteFailure>> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: {
    why: "it is on a disk that is read-only",
    remedy: "Make the disk writable",
  },
  ENOENT: { why: "the folder cannot be made", remedy: "Make the folder above it writable" },
  ENOSPC: full,
  EDQUOT: { ...full, why: "the quota of this user is used up" },
  ENOTDIR: inTheWay,
  EEXIST: inTheWay,
  EISDIR: {
    why: "a folder stands where a file is needed",
    remedy: "Move away the folder that is in its place",
  },
};

/** @param message what is said of codes that have no words of their own */
export function writeFailure(code: string | undefined, message: string): WriteFailure {
  return failures[code ?? ""] ?? { why: message, remedy: ANY_REMEDY };
}
