/** Servers of others, from npm, as a configuration names them. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const resolve = createRequire(import.meta.url).resolve;

export type Peer = "filesystem" | "memory" | "everything" | "sequential-thinking";

/** The program of a peer, with its arguments, as `mcpServers` takes it. */
export function peer(name: Peer, ...args: string[]): { command: string; args: string[] } {
  const folder = dirname(resolve(`@modelcontextprotocol/server-${name}/package.json`));
  return { command: process.execPath, args: [join(folder, "dist/index.js"), ...args] };
}
