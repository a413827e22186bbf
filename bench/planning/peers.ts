/** The tools of the MCP servers that the tests use, as a case has tools: a catalog of thousands is seldom of one source. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { JsonObject } from "../../src/contract/json.ts";
import { peer, type Peer } from "../../tests/support/mcp/peers.ts";
import type { GivenTool } from "./catalog.ts";

const PEERS: readonly Peer[] = ["filesystem", "memory", "everything", "sequential-thinking"];

export async function toolsOfPeers(): Promise<readonly GivenTool[]> {
  const folder = await mkdtemp(join(tmpdir(), "orchc-peers-"));
  try {
    const all = await Promise.all(PEERS.map((name) => toolsOf(name, folder)));
    return all.flat();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function toolsOf(name: Peer, folder: string): Promise<GivenTool[]> {
  const program = peer(name, ...(name === "filesystem" ? [folder] : []));
  const client = new Client({ name: "orchc", version: "0.1.0" });
  const env = { MEMORY_FILE_PATH: join(folder, "memory.jsonl") };
  await client.connect(new StdioClientTransport({ ...program, env, stderr: "ignore" }));
  try {
    const { tools } = await client.listTools();
    return tools.map((tool) => ({
      name: `${name.replaceAll("-", "_")}.${tool.name}`,
      ...(tool.description !== undefined && { description: tool.description }),
      parameters: tool.inputSchema as JsonObject,
      ...(tool.outputSchema !== undefined && { returns: tool.outputSchema as JsonObject }),
    }));
  } finally {
    await client.close();
  }
}
