/** How MCP servers are reached: the `mcpServers` section of the configuration, in the form that other tools use. */
import { z } from "zod";
import { effects } from "../contract/permissions.ts";

/** As agents are called: a server is one. */
const serverName = /^[A-Za-z][A-Za-z0-9_-]*$/;

const text = z.string().min(1);

/** Keys that only one of the two kinds of servers has. */
const OF_PROGRAM = ["args", "env", "cwd"] as const;
const OF_ADDRESS = ["headers"] as const;

export const mcpServerSchema = z
  .strictObject({
    type: z
      .enum(["stdio", "http", "streamable-http"])
      .optional()
      .describe("as other tools write it; follows from command or url"),
    command: text.optional().describe("the program that is the server; it is started in cwd"),
    args: z.array(z.string()).optional().describe("of the program"),
    env: z
      .record(text, z.string())
      .optional()
      .describe("variables of the program, beside PATH, HOME and the language"),
    cwd: text.optional().describe("relative to the workspace; default: the workspace"),
    url: text.optional().describe("the address of a server that is reached by streamable HTTP"),
    headers: z.record(text, z.string()).optional().describe("sent with each request"),
    timeoutMs: z
      .int()
      .positive()
      .default(25_000)
      .describe(
        "a call fails that neither answers nor reports progress for so long; the task's own time limit counts too",
      ),
    protocol: z
      .enum(["2025-11-25", "2026-07-28"])
      .default("2025-11-25")
      .describe(
        "the revision that is spoken; the newer one only where it is set: servers of older kits do not know it",
      ),
    questionMs: z
      .int()
      .positive()
      .default(600_000)
      .describe(
        "how long a call that must not be made twice is kept open while a person is asked in the middle of it",
      ),
    effects: z
      .record(text, z.enum(effects))
      .optional()
      .describe("by the tool's name: its effect, where the server's annotations are wrong"),
    description: text
      .optional()
      .describe("the line that planners choose the server by; default: from its tools"),
  })
  .refine(
    ({ command, url }) => (command === undefined) !== (url === undefined),
    "has to have exactly one of command and url",
  )
  .refine(
    (server) =>
      (server.command === undefined ? OF_PROGRAM : OF_ADDRESS).every(
        (key) => server[key] === undefined,
      ),
    "has args, env and cwd only with command, and headers only with url",
  );
export type McpServerConfig = z.infer<typeof mcpServerSchema>;

export const mcpServersSchema = z
  .record(z.string().regex(serverName), mcpServerSchema)
  .default({})
  .describe(
    "MCP servers, each of which is an agent of that name: command, args, env, cwd, or url and headers; ${NAME} and ${NAME:-default} are variables of orchc's environment (docs/mcp.md)",
  );

/** Whether a name can be that of a server. */
export function isServerName(name: string): boolean {
  return serverName.test(name);
}
