/** The peers, in a folder of their own: they are no dependency of the project. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "./run.ts";

export const versions = {
  "@langchain/core": "1.4.0",
  "@langchain/langgraph": "1.7.3",
  "@langchain/langgraph-checkpoint-sqlite": "1.0.4",
  "@mastra/core": "1.71.0",
  "@mastra/libsql": "1.23.1",
  zod: "4.6.7",
};

/** What the project itself uses: 12, which langgraph-checkpoint-sqlite asks for, has no binary for this Node. */
const sqliteVersion = "13.2.0";

export async function installPeers(folder: string): Promise<void> {
  const manifest = {
    private: true,
    type: "module",
    dependencies: versions,
    overrides: { "better-sqlite3": sqliteVersion },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  const args = ["install", "--no-audit", "--no-fund", "--prefer-offline"];
  // npm needs what the person's own environment says of certificates and proxies.
  await runToEnd({ program: "npm", args, cwd: folder, env: process.env });
  for (const name of ["langgraph.mjs", "mastra.mjs"])
    copyFileSync(join(import.meta.dirname, name), join(folder, name));
  for (const [name, version] of Object.entries({ ...versions, "better-sqlite3": sqliteVersion })) {
    const { version: found } = JSON.parse(
      readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"),
    ) as { version: string };
    if (found !== version) throw new Error(`npm installed ${name} ${found} and not ${version}`);
  }
}
