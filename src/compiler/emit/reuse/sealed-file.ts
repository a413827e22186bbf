/**
 * Files of the state folder that only this user's orchc can have written: what they say may be believed.
 *
 * A workspace comes from somewhere, `.orchc` may come with it, and what runs in it may write there. So each file is
 * sealed (HMAC-SHA-256 over its place and its text) with a key that lies in the user's own folder of caches. A file
 * that is damaged, moved, or written by somebody else is as good as none.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { userCacheFolder } from "../../../workspace/user-cache.ts";

const KEY_BYTES = 32;
/** A build of 10,000 scripts takes 2 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a file says; `undefined` when it is not there, or was not written by `writeSealed`. */
export function readSealed(file: string): unknown {
  try {
    const key = readKey();
    if (key === undefined || statSync(file).size > MOST_BYTES) return undefined;
    const whole = readFileSync(file, "utf8");
    const [seal = ""] = whole.split("\n", 1);
    const text = whole.slice(seal.length + 1);
    const given = Buffer.from(seal, "hex");
    const own = sealOf(text, file, key);
    return given.length === own.length && timingSafeEqual(given, own)
      ? JSON.parse(text)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What cannot be kept (a read-only folder, a full disk, no home) only costs time. */
export async function writeSealed(file: string, value: object): Promise<void> {
  try {
    const key = readKey() ?? makeKey();
    if (key === undefined) return;
    const text = JSON.stringify(value);
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, `${sealOf(text, file, key).toString("hex")}\n${text}`, {
      fsync: false,
    });
  } catch {
    return;
  }
}

function sealOf(text: string, file: string, key: Buffer): Buffer {
  return createHmac("sha256", key).update(`${file}\n`).update(text).digest();
}

function keyFile(): string | undefined {
  const folder = userCacheFolder();
  return folder === undefined ? undefined : join(folder, "seal.key");
}

function readKey(): Buffer | undefined {
  const file = keyFile();
  if (file === undefined) return undefined;
  try {
    const key = readFileSync(file);
    return key.length === KEY_BYTES ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Of two processes that make one, both use that of the first. */
function makeKey(): Buffer | undefined {
  const file = keyFile();
  if (file === undefined) return undefined;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(own, randomBytes(KEY_BYTES), { mode: 0o600 });
  try {
    linkSync(own, file); // it appears whole, or not at all
  } catch {
    // Somebody was first, or what lies there is no key: then nothing is kept.
  } finally {
    rmSync(own, { force: true });
  }
  return readKey();
}
