/** A client of `orchc mcp`, as assistants have one: the built command in a process of its own, over its standard streams. */
import { Client, type CallToolResult, type Progress } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { CLI, type Variables } from "./built-cli.ts";

export interface McpOptions {
  readonly env?: Variables;
  /** Negotiates the protocol of 2026; without it, the client begins as it does by default. */
  readonly isModern?: boolean;
  readonly args?: readonly string[];
}

/** A result as orchc gives it. */
export interface Called {
  readonly isError: boolean;
  readonly text: string;
  readonly document: {
    readonly exitStatus: number;
    readonly diagnostics: readonly Diagnostic[];
    readonly [member: string]: unknown;
  };
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface McpClient extends AsyncDisposable {
  readonly client: Client;
  /** Of the server. */
  readonly pid: number;
  /** What it has logged so far. */
  readonly stderr: () => string;
  call(
    name: string,
    args?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<Called>;
  /** Resolves when the server has said that its tools have changed, since this client was made. */
  readonly listChanged: Promise<void>;
}

/** Use with `await using`. */
export async function mcpClient(cwd: string, options: McpOptions = {}): Promise<McpClient> {
  const { env = {}, isModern = false, args = [] } = options;
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, "mcp", ...args],
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stderr: "pipe",
  });
  const said: string[] = [];
  transport.stderr?.on("data", (chunk: Buffer) => void said.push(chunk.toString()));
  const changed = Promise.withResolvers<void>();
  const client = new Client(
    { name: "test-client", version: "1" },
    {
      ...(isModern && { versionNegotiation: { mode: "auto" as const } }),
      listChanged: { tools: { autoRefresh: false, onChanged: () => changed.resolve() } },
    },
  );
  await client.connect(transport);
  return {
    client,
    pid: transport.pid ?? 0,
    stderr: () => said.join(""),
    listChanged: changed.promise,
    async call(name, given = {}, { signal, onProgress } = {}) {
      const result = await client.callTool(
        { name, arguments: given },
        {
          timeout: 120_000,
          ...(signal !== undefined && { signal }),
          ...(onProgress !== undefined && { onprogress: onProgress }),
        },
      );
      return calledOf(result);
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

function calledOf({ content, structuredContent, isError = false }: CallToolResult): Called {
  const [first] = content;
  if (first?.type !== "text") throw new Error(`no text: ${JSON.stringify(content)}`);
  return { isError, text: first.text, document: structuredContent as Called["document"] };
}

/** What it says to lines that are written to it, until it has said so many or has ended. */
export async function rawMcp(
  cwd: string,
  lines: readonly string[],
  answers: number,
): Promise<{ readonly said: string[]; readonly status: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [CLI, "mcp"], { cwd });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said: string[] = [];
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => void (stderr += chunk.toString()));
  child.stdin.on("error", () => undefined);
  const enough = Promise.withResolvers<void>();
  createInterface(child.stdout).on("line", (line) => {
    said.push(line);
    if (said.length >= answers) enough.resolve();
  });
  for (const line of lines) child.stdin.write(`${line}\n`);
  await Promise.race([enough.promise, ended]);
  child.stdin.end();
  return { said, status: await ended, stderr };
}
