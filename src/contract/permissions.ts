import { z } from "zod";

/** What a script may touch, as a reviewer reads it in the manifest. Everything not listed is refused. */
export const permissionsSchema = z.strictObject({
  network: z
    .array(z.string())
    .default([])
    .describe("host names, e.g. api.coingecko.com; `*` means any, the tool says why"),
  read: z
    .array(z.string())
    .default([])
    .describe("files and folders, relative to the workspace or absolute"),
  write: z
    .array(z.string())
    .default([])
    .describe("files and folders, relative to the workspace or absolute"),
  commands: z
    .array(z.string())
    .default([])
    .describe("programs that the host starts on the script's behalf"),
  env: z.array(z.string()).default([]).describe("environment variables that are passed on"),
  secrets: z
    .array(z.string())
    .optional()
    .describe(
      "secrets of the workspace that the host adds to requests; the script never sees them",
    ),
  mcp: z
    .array(z.string())
    .optional()
    .describe(
      "tools of MCP servers that the host calls: `server.tool#hash of what it takes and gives`",
    ),
  model: z.boolean().default(false),
  models: z
    .array(z.string())
    .optional()
    .describe("models that the host asks in turns, by their names in the configuration"),
  addons: z
    .boolean()
    .default(false)
    .describe("native addons: they are not bound by Node's permission model"),
  memoryMiB: z
    .int()
    .positive()
    .optional()
    .describe("memory of the script's process; default: limits.memoryMiB of the configuration"),
});
export type Permissions = z.infer<typeof permissionsSchema>;

/** As tools name secrets. */
export const secretName = /^[A-Za-z][A-Za-z0-9_]*$/;

/** A tool of an MCP server as permissions name it: `server.tool`, or `server.tool#hash`. */
export interface McpPermission {
  readonly server: string;
  /** As the server calls it. */
  readonly tool: string;
  /** Of what it takes and gives; absent: whatever the server lists. */
  readonly hash: string | undefined;
}

export function parseMcpPermission(entry: string): McpPermission | undefined {
  const [, server, tool, hash] =
    /^([A-Za-z][A-Za-z0-9_-]*)\.([^#\s]+)(?:#([0-9a-f]{16}))?$/.exec(entry) ?? [];
  return server === undefined || tool === undefined ? undefined : { server, tool, hash };
}

export const effects = ["read", "write", "destructive"] as const;
export type Effect = (typeof effects)[number];
