/**
 * JavaScript that was made of TypeScript, kept for the next run. An entry is known by the hash of the TypeScript and by
 * who made it, and begins with the hash of its own content: one that was cut, emptied or changed is made again.
 */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { sha256 } from "../../contract/json.ts";
import { orchcVersion } from "../../contract/package-root.ts";

export interface ModuleCache {
  /** @param source sha256 of the TypeScript */
  javascriptOf(source: string, make: () => Promise<string>): Promise<string>;
}

const HASH_LENGTH = 64;

/** @param folder `undefined` to keep nothing; one that cannot be written keeps nothing either */
export function moduleCache(folder: string | undefined): ModuleCache {
  if (folder === undefined) return { javascriptOf: (_, make) => make() };
  const modules = join(folder, "modules");
  const maker = `${process.version} ${orchcVersion()}`;
  let made: Promise<unknown> | undefined;
  return {
    javascriptOf: async (source, make) => {
      const file = join(modules, `${sha256(`${maker} ${source}`)}.js`);
      const kept = await readFile(file, "utf8").catch(() => "");
      const text = kept.slice(HASH_LENGTH + 1);
      if (kept.slice(0, HASH_LENGTH) === sha256(text)) return text;
      const fresh = await make();
      made ??= mkdir(modules, { recursive: true, mode: 0o700 }).catch(() => {});
      await made;
      // Whole, but not forced to the disk: what is lost is made again.
      const entry = `${sha256(fresh)}\n${fresh}`;
      await writeFileAtomic(file, entry, { fsync: false, mode: 0o600 }).catch(() => {});
      return fresh;
    },
  };
}
