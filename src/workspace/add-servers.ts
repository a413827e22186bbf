/** Writes MCP servers into `orchc.config.yaml`, whose comments and layout stay as they are. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { parseDocument } from "yaml";
import { CONFIG_FILE } from "./find-root.ts";

/** @param servers by name; they are put behind those that are there */
export async function addMcpServers(
  root: string,
  servers: Readonly<Record<string, unknown>>,
): Promise<void> {
  const file = join(root, CONFIG_FILE);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const document = parseDocument(text);
  for (const [name, server] of Object.entries(servers)) {
    document.setIn(["mcpServers", name], document.createNode(server));
  }
  await writeFileAtomic(file, document.toString({ lineWidth: 0 }));
}
