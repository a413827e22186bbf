/**
 * The MCP servers of a run: each is started when it is first called, serves all that call it, is started again when it
 * ends before its time, and is ended with the run.
 */
import { ToolError } from "../../../catalog/errors.ts";
import type { JsonObject } from "../../../contract/json.ts";
import { progressSchema, type TaskProgress } from "../../../contract/progress.ts";
import {
  connect,
  ServerFailure,
  watchResult,
  type CallResult,
  type McpConnection,
  type ResolvedServer,
} from "../../../mcp/index.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { endWithHost } from "../child-groups.ts";
import { LostEffect } from "../effects/lost-effect.ts";
import type { Mask } from "../secrets/mask.ts";
import type { CallQuestions } from "./call-questions.ts";

export interface McpCall {
  readonly server: string;
  /** As the server calls it. */
  readonly tool: string;
  /** Of what it takes and gives, as the manifest has it; absent: the tool is taken as it is listed. */
  readonly hash: string | undefined;
  readonly input: JsonObject;
  readonly signal: AbortSignal;
  readonly progress: (report: TaskProgress) => void;
  /** Who answers what the server asks a person. Default: nobody. */
  readonly question?: CallQuestions;
}

export interface McpServers {
  /** @throws ToolError, LostEffect when it is not known whether the call was carried out */
  call(call: McpCall): Promise<CallResult>;
  /** Ends all of them. */
  close(): Promise<void>;
}

/** Of one server in a run: one that ends each time it is asked is not asked for ever. */
const MOST_STARTS = 4;

interface Served {
  connection: Promise<McpConnection>;
  starts: number;
}

export function mcpServers(
  servers: ReadonlyMap<string, ResolvedServer>,
  workspace: Workspace,
  mask: Mask,
): McpServers {
  const served = new Map<string, Served>();
  const closing = new AbortController();
  /** Those that ended before their time too: a program may hold on to something. */
  const all = new Set<Promise<McpConnection>>();

  async function connectionTo(name: string): Promise<McpConnection> {
    const server = servers.get(name);
    // Asked for by a tool whose permission names it, so the configuration was checked before the run began.
    if (server === undefined || closing.signal.aborted)
      throw new ToolError(`The MCP server ${name} cannot be reached: the run is over`);
    const last = served.get(name);
    if (last !== undefined) {
      const open = await last.connection.catch((error: Error) => error);
      if (!(open instanceof Error) && open.isOpen) return open;
      // Somebody else may have started it meanwhile.
      if (served.get(name) !== last) return connectionTo(name);
      if (last.starts >= MOST_STARTS)
        throw endedTooOften(name, open instanceof Error ? open : undefined);
    }
    const connection = connect(server, {
      guard: endWithHost,
      signal: closing.signal,
      startMs: server.timeoutMs,
    });
    served.set(name, { connection, starts: (last?.starts ?? 0) + 1 });
    all.add(connection);
    return connection;
  }

  return {
    call: async ({ server, tool, hash, input, signal, progress, question }) => {
      const report = (said: TaskProgress) => {
        const { data } = progressSchema.safeParse(said);
        if (data !== undefined) progress(mask.value(data));
      };
      try {
        const connection = await untilAborted(connectionTo(server), signal);
        const listed = connection.taken.listing.tools.find(({ name }) => name === tool);
        if (hash !== undefined && listed?.hash !== hash)
          throw changed(server, tool, listed !== undefined);
        const goesOn = await question?.before();
        const holdMs = servers.get(server)?.questionMs ?? 0;
        const result = await connection.call(tool, input, {
          signal,
          progress: report,
          ...(question && { person: (asked) => question.ask(asked, holdMs) }),
          goesOn,
        });
        if (listed !== undefined)
          await watchResult(workspace, server, listed, result.structured, hash !== undefined);
        return result;
      } catch (error) {
        if (signal.aborted) throw new ToolError(`${server}.${tool} was stopped with its task`);
        if (error instanceof ServerFailure) throw failure(server, error, mask);
        throw error;
      }
    },
    close: async () => {
      closing.abort();
      await Promise.all([...all].map(async (one) => (await one.catch(() => undefined))?.close()));
    },
  };
}

function failure(server: string, { message, failed, help }: ServerFailure, mask: Mask): ToolError {
  const { isLost, transient, kind } = failed;
  const Kind = isLost ? LostEffect : ToolError;
  return new Kind(`MCP server ${server}: ${mask.text(message)}`, {
    kind,
    ...(transient && { retryable: true }),
    ...(help !== undefined && { help }),
  });
}

function changed(server: string, tool: string, isListed: boolean): ToolError {
  const how = isListed
    ? "takes or gives something else than when this build was made"
    : "is not listed by its server any more";
  return new ToolError(`The tool ${tool} of the MCP server ${server} ${how}`, {
    kind: "denied",
    help: `See what changed: orchc tools --refresh ${server}. Then build again, which checks the plan against it.`,
  });
}

function endedTooOften(server: string, last: Error | undefined): ToolError {
  const why = last === undefined ? "" : `: ${last.message}`;
  return new ToolError(
    `The MCP server ${server} was started ${MOST_STARTS} times in this run and ended each time${why}`,
    { kind: "network", help: "Start it by hand to see why, and resume the run when it works." },
  );
}

/** Who waits for a server that others wait for too stops waiting; the server goes on starting. */
async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(new Error("aborted"));
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([value, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
