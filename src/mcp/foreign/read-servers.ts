/**
 * Servers in configuration files of other tools: `.mcp.json`, `claude_desktop_config.json`, `.cursor/mcp.json` (all
 * `mcpServers`) and `.vscode/mcp.json` (`servers`). What looks secret is left behind.
 */
import { z } from "zod";
import type { McpServerConfig } from "../../workspace/index.ts";
import { hider, type Hidden } from "./hide-secrets.ts";
import { readLooseJson } from "./read-json.ts";

export interface ForeignServers {
  readonly servers: readonly ForeignServer[];
  /** Those that cannot be used, by the names that the file gives them. */
  readonly leftOut: readonly { readonly server: string; readonly why: string }[];
}

export interface ForeignServer {
  /** As an agent can be called. */
  readonly name: string;
  /** As the file calls it. */
  readonly called: string;
  readonly config: Partial<McpServerConfig>;
  readonly hidden: readonly Hidden[];
}

const foreignSchema = z.looseObject({
  type: z.string().optional(),
  disabled: z.boolean().optional(),
  command: z.string().optional(),
  args: z.array(z.string()).optional(),
  env: z.record(z.string(), z.coerce.string()).optional(),
  cwd: z.string().optional(),
  url: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

/** `undefined`: the file names no servers. @throws SyntaxError when it is no JSON */
export function readForeignServers(text: string): ForeignServers | undefined {
  const file = readLooseJson(text);
  const named = serversIn(file);
  if (named === undefined) return undefined;
  const servers: ForeignServer[] = [];
  const leftOut: { server: string; why: string }[] = [];
  for (const [called, value] of Object.entries(named)) {
    const { data } = foreignSchema.safeParse(value);
    const why = data === undefined ? "it is not written as a server is" : problemOf(data);
    if (data === undefined || why !== undefined) leftOut.push({ server: called, why: why ?? "" });
    else servers.push(taken(called, data));
  }
  return { servers, leftOut };
}

/** Some files have them below another key. */
function serversIn(file: unknown): Readonly<Record<string, unknown>> | undefined {
  const { mcpServers, servers, mcp } = (file ?? {}) as Readonly<Record<string, unknown>>;
  for (const found of [mcpServers, servers, (mcp as { servers?: unknown } | undefined)?.servers]) {
    if (typeof found === "object" && found !== null && !Array.isArray(found))
      return found as Readonly<Record<string, unknown>>;
  }
  return undefined;
}

function problemOf({
  type,
  disabled,
  command,
  url,
}: z.infer<typeof foreignSchema>): string | undefined {
  if (disabled === true) return "it is disabled there";
  if (type === "sse")
    return "it is reached by HTTP with server-sent events, which the protocol has given up; take its address for streamable HTTP";
  return (command === undefined) === (url === undefined)
    ? "it has neither a command nor an address, or both"
    : undefined;
}

function taken(called: string, server: z.infer<typeof foreignSchema>): ForeignServer {
  const name = called.replaceAll(/[^A-Za-z0-9_-]+/g, "-").replace(/^(?![A-Za-z])/, "mcp-");
  const hidden: Hidden[] = [];
  const hide = hider(name, hidden);
  const { command, args, env, cwd, url, headers } = server;
  const each = (
    values: Readonly<Record<string, string>>,
    one: (key: string, value: string) => string,
  ) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, one(key, ours(value))]));
  const config: Partial<McpServerConfig> = {
    ...(command !== undefined && { command: ours(command) }),
    ...(args !== undefined &&
      args.length > 0 && { args: args.map((arg, at) => hide.arg(ours(arg), args[at - 1], at)) }),
    ...(env !== undefined && Object.keys(env).length > 0 && { env: each(env, hide.env) }),
    ...(cwd !== undefined && { cwd: ours(cwd) }),
    ...(url !== undefined && { url: hide.url(ours(url)) }),
    ...(headers !== undefined &&
      Object.keys(headers).length > 0 && { headers: each(headers, hide.header) }),
  };
  return { name, called, config, hidden };
}

/** Variables as VS Code and Cursor write them. What is asked from a person there is a variable here. */
function ours(text: string): string {
  return text
    .replaceAll(/\$\{env:([A-Za-z_]\w*)\}/g, "${$1}")
    .replaceAll(
      /\$\{input:([^}]+)\}/g,
      (_all, id: string) => `\${${id.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}}`,
    )
    .replaceAll("${userHome}", "${HOME}")
    .replaceAll("${workspaceFolder}", ".");
}
