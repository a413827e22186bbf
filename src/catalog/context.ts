/** What a running tool is given. Every effect outside its own memory and its declared files goes through here. */
import { z } from "zod";
import type { Note } from "../contract/notes.ts";
import type { TaskProgress } from "../contract/progress.ts";

/** A file that a task has put on the bus. Travels through outputs and references like any data. */
export const fileRefSchema = z
  .object({
    /** Path within the run's bus folder, e.g. `t2/chart.svg`. */
    file: z.string(),
    /** sha256 of its bytes: its id. */
    sha256: z.string(),
    bytes: z.int(),
    mediaType: z.string(),
  })
  .meta({ id: "File" });
export type FileRef = z.infer<typeof fileRefSchema>;

export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds; default 15,000. */
  readonly timeoutMs?: number;
}

export interface FetchedResponse {
  readonly status: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface ExecOptions {
  /** Relative to the workspace; default the workspace itself. */
  readonly cwd?: string;
  /** Milliseconds; default 60,000. */
  readonly timeoutMs?: number;
  /** Text for its standard input; default none. */
  readonly input?: string;
  /** Variables of the program's own, whose names begin with its name: `GIT_…` for git. Others need a permission (`env`). */
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes kept of each stream; what goes beyond is cut and `truncated` says so. Default 10 MiB. */
  readonly maxBytes?: number;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly truncated: boolean;
}

export interface McpResult<Structured = unknown> {
  /** The texts of the answer. */
  readonly text: string;
  /** What the server gives as data; else the text, when that is a list or a record in JSON. Checked by whoever uses it. */
  readonly structured: Structured;
  /** Pictures, sounds and other files of the answer, on the bus. */
  readonly files: readonly FileRef[];
}

export interface ToolContext {
  readonly runId: string;
  readonly taskId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Absolute path of the workspace: relative paths are resolved against it. */
  readonly workspace: string;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Absolute path of a workspace path. Reading it needs a `read` permission. */
  resolve(path: string): string;
  /** HTTP through the host. Statuses of 400 and above throw: 408, 429 and 5xx are retryable, the others terminal. */
  fetch(url: string, options?: FetchOptions): Promise<FetchedResponse>;
  /** Starts a program through the host, without a shell. A non-zero exit is returned, not thrown. */
  exec(command: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /**
   * Calls a tool of an MCP server of the workspace through the host, by the names that the configuration and the server
   * give them. Needs a permission (`mcp`). Throws when the server says that the tool failed.
   */
  mcp<Structured = unknown>(
    server: string,
    tool: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<McpResult<Structured>>;
  /** Puts a file on the bus: whole or not at all. */
  writeFile(name: string, content: string | Uint8Array, mediaType: string): Promise<FileRef>;
  /**
   * The same for a file that another library writes, however large: `write` is given an absolute path at which
   * nothing is yet, and the file goes onto the bus when it has resolved.
   */
  produceFile(
    name: string,
    mediaType: string,
    write: (path: string) => Promise<unknown>,
  ): Promise<FileRef>;
  /** Reads a file from the bus, checked against its sha256. */
  readFile(file: FileRef): Promise<Uint8Array>;
  /** The absolute path of a file of the bus, checked against its sha256, for libraries that read files themselves. */
  locateFile(file: FileRef): Promise<string>;
  /** Admits a choice that the tool made for the person who asked; it stands beside the answer. Same text, same note. */
  note(kind: Note["kind"], text: string): void;
  /**
   * Says how far the task is: `{ done: 1200, total: 5000, text: "rows" }`; `total` and `text` may be left out. It is
   * shown while the task runs, is not stored, and may be called as often as the tool likes: a few a second are sent, the
   * latest first. `text` has up to 200 characters. What has another shape is ignored, with a line in the log.
   */
  progress(report: TaskProgress): void;
  /** A line for the log of the run. */
  log(message: string): void;
}
