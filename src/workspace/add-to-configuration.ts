/** Writes MCP servers and secrets into `orchc.config.yaml`, whose comments and layout stay as they are. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { parseDocument } from "yaml";
import { CONFIG_FILE } from "./find-root.ts";
import type { SecretConfig } from "./secret-settings.ts";

/** @param servers by name; they are put behind those that are there */
export function addMcpServers(
  root: string,
  servers: Readonly<Record<string, unknown>>,
): Promise<void> {
  return addTo("mcpServers", root, servers);
}

/** @param secrets by name; where they are, not what they are */
export function addSecrets(
  root: string,
  secrets: Readonly<Record<string, SecretConfig>>,
): Promise<void> {
  return addTo("secrets", root, secrets);
}

async function addTo(
  section: string,
  root: string,
  entries: Readonly<Record<string, unknown>>,
): Promise<void> {
  const file = join(root, CONFIG_FILE);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const document = parseDocument(text);
  for (const [name, entry] of Object.entries(entries)) {
    document.setIn([section, name], document.createNode(entry));
  }
  await writeFileAtomic(file, document.toString({ lineWidth: 0 }));
}
