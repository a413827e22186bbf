/** A connection to one server: opened, what it lists is taken, calls, and the end of it. */
import type { Client } from "@modelcontextprotocol/client";
import type { JsonObject } from "../../contract/json.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import { takeListing, type TakenListing } from "../listing/take-listing.ts";
import { addressTransport } from "./address-transport.ts";
import { callTool, type CallOptions } from "./call-tool.ts";
import { explainFailure } from "./explain-failure.ts";
import { programTransport, type Guard, type ProgramTransport } from "./program-transport.ts";
import { watchQuestions } from "./questions.ts";
import type { CallResult } from "./read-result.ts";
import type { ResolvedServer } from "./resolve-server.ts";
import { ServerFailure } from "./server-failure.ts";

export interface McpConnection {
  /** What it lists. */
  readonly taken: TakenListing;
  /** Whether it can be called. */
  readonly isOpen: boolean;
  /** @throws ServerFailure */
  call(tool: string, input: JsonObject, options: CallOptions): Promise<CallResult>;
  /** Ends the server with all that it has started. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly signal?: AbortSignal | undefined;
  /** Default: it is killed when this process exits; when that is killed itself, the server's input ends. */
  readonly guard?: Guard | undefined;
  /** Milliseconds until it has started and listed its tools. Default: a minute, for what `npx` has to fetch. */
  readonly startMs?: number;
}

const START_MS = 60_000;

/** It has no handshake: the client asks by it alone what the server is, and a server of an older kit does not know it. */
const NEWEST = "2026-07-28";

/** The client's own limit of 64 is too small for pages of 50 tools. */
const MOST_PAGES = 1000;

/** @throws ServerFailure */
export async function connect(
  server: ResolvedServer,
  options: ConnectOptions = {},
): Promise<McpConnection> {
  const { guard = endWithProcess, signal, startMs = START_MS } = options;
  const { Client: NewClient } = await import("@modelcontextprotocol/client");
  const { reach, timeoutMs } = server;
  const program = reach.by === "program" ? await programTransport(reach, guard) : undefined;
  const client = new NewClient(
    { name: "orchc", version: orchcVersion() },
    {
      capabilities: { elicitation: { form: {}, url: {} } },
      listMaxPages: MOST_PAGES,
      // What a call needs more is asked of a person, and may take days: not within the client.
      inputRequired: { autoFulfill: false },
      ...(server.protocol === NEWEST && { versionNegotiation: { mode: { pin: NEWEST } } }),
    },
  );
  const questions = watchQuestions(client);
  const over = AbortSignal.any([AbortSignal.timeout(startMs), ...(signal ? [signal] : [])]);
  let taken: TakenListing;
  try {
    const request = { timeout: startMs, signal: over };
    const transport =
      program ?? (reach.by === "address" ? await addressTransport(reach) : undefined);
    await client.connect(transport as ProgramTransport, request);
    const { tools } = await client.listTools(undefined, request);
    taken = takeListing(client.getServerVersion() ?? {}, tools);
  } catch (error) {
    const broken = program?.broken;
    await close(client, program);
    const late = over.aborted && signal?.aborted !== true;
    const why = late ? { code: "REQUEST_TIMEOUT" } : error;
    // Nothing was called.
    throw new ServerFailure({ ...explainFailure(why, broken, startMs), isLost: false });
  }
  const tools = new Map(taken.listing.tools.map((tool) => [tool.name, tool]));
  let isOpen = true;
  return {
    taken,
    get isOpen() {
      return isOpen && program?.broken === undefined;
    },
    call: async (name, input, given) => {
      const tool = tools.get(name);
      const broken = () => program?.broken;
      try {
        return await callTool({ client, tool, name, questions, timeoutMs, broken }, input, given);
      } catch (error) {
        if (error instanceof ServerFailure && error.failed.isClosed) isOpen = false;
        throw error;
      }
    },
    close: async () => {
      isOpen = false;
      await close(client, program);
    },
  };
}

function endWithProcess(_group: number | undefined, kill: () => void): () => void {
  process.once("exit", kill);
  return () => process.off("exit", kill);
}

async function close(client: Client, program: ProgramTransport | undefined): Promise<void> {
  await client.close().catch(() => {});
  await program?.close();
}
