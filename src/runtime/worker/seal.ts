/**
 * Closes ways past Node's permission model that Node leaves open (tried on Node 26.10): before a script is loaded, since
 * scripts and Node's own functions live in one process.
 */
import fs, { type CopySyncOptions } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import v8 from "node:v8";

export function seal(): void {
  // Without a filter it copies links by native code, which does not ask: a link out of a folder that may be written.
  const { cpSync } = fs;
  fs.cpSync = (from, to, options?: CopySyncOptions) => {
    const filter = options?.filter ?? (() => true);
    cpSync(from, to, { ...options, filter });
  };
  // V8 writes what it traces to any file that its flags name.
  v8.setFlagsFromString = () => {
    throw new Error("Flags of V8 cannot be set by a script");
  };
  syncBuiltinESMExports();
}
