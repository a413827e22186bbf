/** The text of a file as it was at one moment, with what tells whether it has changed since. */
import { createHash } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
} from "node:fs";
import type { IndexConfig } from "../../workspace/index-settings.ts";
import type { LeftOut } from "./left-out.ts";
import { isGenerated, isMinified } from "./machine-made.ts";

/** What a file is known by without reading it. */
export interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly inode: number;
}

/** What a link or a submodule is known by. */
export const NO_STAMP: Stamp = { size: 0, mtimeMs: 0, ctimeMs: 0, inode: 0 };

export type ReadFile =
  | { readonly stamp: Stamp; readonly hash: string; readonly text: string }
  | { readonly stamp: Stamp; readonly leftOut: LeftOut };

/** As git does: a text has no NUL where one would be early. */
const LOOKED_AT = 8000;

/** @returns nothing of what is not there, or is neither a file nor a link */
export function stampOf(path: string): Stamp | "link" | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() === true) return "link";
  return stats?.isFile() === true ? stamp(stats) : undefined;
}

/**
 * Reads it once; the hash is of what was read. The stamp is from before: a change while it was read shows the next time.
 *
 * @returns nothing of what is not there any more
 */
export function readText(
  path: string,
  name: string,
  { maxFileBytes, generated }: IndexConfig,
): ReadFile | undefined {
  const before = stampOf(path);
  if (before === undefined) return undefined;
  if (before === "link") return { stamp: NO_STAMP, leftOut: "link" };
  const leaveOut = (leftOut: LeftOut): ReadFile => ({ stamp: before, leftOut });
  if (before.size > maxFileBytes) return leaveOut("large");
  let bytes: Buffer;
  try {
    bytes = readBytes(path, maxFileBytes + 1);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? undefined : leaveOut(code === "ELOOP" ? "link" : "unreadable");
  }
  if (bytes.length > maxFileBytes) return leaveOut("large");
  const text = decode(bytes);
  if (text === undefined) return leaveOut("binary");
  if (isMinified(name, text)) return leaveOut("minified");
  if (!generated && isGenerated(name, text)) return leaveOut("generated");
  return { stamp: before, hash: sha256(bytes), text };
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function stamp({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return { size, mtimeMs, ctimeMs, inode: ino };
}

/** Not through a link that has taken its place, and not waiting for whoever writes into a pipe. */
function readBytes(path: string, limit: number): Buffer {
  const descriptor = openSync(
    path,
    // Windows has neither.
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const parts: Buffer[] = [];
    let room = Math.min(fstatSync(descriptor).size + 1, limit);
    let length = 0;
    while (length < limit && room > 0) {
      const part = Buffer.allocUnsafe(room);
      const read = readSync(descriptor, part, 0, room, null);
      if (read === 0) break;
      parts.push(part.subarray(0, read));
      length += read;
      room = Math.min(65_536, limit - length);
    }
    return parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
  } finally {
    closeSync(descriptor);
  }
}

/** @returns nothing of what is no text */
function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return undefined;
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
