/** A real `ToolContext` for tests of tools: a temporary workspace and bus, real HTTP, real processes. */
import { oneAtATime } from "../../src/runtime/host/one-at-a-time.ts";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { ToolContext } from "../../src/catalog/authoring.ts";
import type { Note } from "../../src/contract/notes.ts";
import { execFor } from "../../src/runtime/host/effects/exec.ts";
import { connectionsOf } from "../../src/runtime/host/network/connections.ts";
import { fetchFor } from "../../src/runtime/host/network/fetch.ts";
import { freely, noSecrets } from "./effect-host.ts";

export interface TestToolContext extends ToolContext, AsyncDisposable {
  /** The folder that `FileRef.file` is relative to. */
  readonly bus: string;
  /** Every line given to `log`. */
  readonly logs: readonly string[];
  /** Everything given to `note`. */
  readonly notes: readonly Note[];
  /** Aborts `signal`. */
  cancel(): void;
  /** The text of a bus file. */
  readText(file: { readonly file: string }): Promise<string>;
}

export interface TestToolContextOptions {
  /** An existing folder to use as the workspace; default a new, empty one that is removed afterwards. */
  readonly workspace?: string;
  /** Files to write into the workspace, by relative path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Names of variables that programs are given, as a tool's permissions would say. */
  readonly env?: readonly string[];
  /** Origins that are served elsewhere: `{ "https://api.example.org": "http://127.0.0.1:40123" }`. */
  readonly routes?: Readonly<Record<string, string>>;
}

/** Use with `await using`, so that its folders are removed when the test ends. */
export async function toolContext(options: TestToolContextOptions = {}): Promise<TestToolContext> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "orchc-tool-")));
  const workspace = options.workspace ?? join(root, "workspace");
  const bus = join(root, "bus");
  const taskId = "t1";
  const logs: string[] = [];
  const notes: Note[] = [];
  const connections = connectionsOf({ routes: {}, private: [] });
  const cancellation = new AbortController();
  await mkdir(workspace, { recursive: true });
  for (const [path, content] of Object.entries(options.files ?? {})) {
    await put(join(workspace, path), content);
  }

  return {
    runId: "test-run",
    taskId,
    attempt: 1,
    workspace,
    bus,
    logs,
    notes,
    signal: cancellation.signal,
    cancel: () => cancellation.abort(),
    resolve: (path) => resolve(workspace, path),
    fetch: (url, request = {}) =>
      fetchFor(
        {
          allowed: ["*"],
          listed: ["*"],
          routes: options.routes ?? {},
          connections,
          account: freely(),
          ...noSecrets,
          signal: cancellation.signal,
        },
        url,
        request,
      ),
    mcp: () => Promise.reject(new Error("no test of a tool calls a server this way")),
    exec: (command, args, settings = {}) =>
      execFor(
        {
          allowed: [command],
          workspace,
          env: options.env ?? [],
          account: freely(),
          oneAtATime: oneAtATime(true, () => {}),
          signal: cancellation.signal,
        },
        command,
        args,
        settings,
      ),
    writeFile: async (name, content, mediaType) => {
      const file = `${taskId}/${name}`;
      await put(join(bus, file), content);
      const bytes = Buffer.byteLength(content);
      return { file, sha256: sha256(content), bytes, mediaType };
    },
    readFile: async (file) => {
      const content = await readFile(join(bus, file.file));
      if (sha256(content) !== file.sha256) throw new Error(`${file.file} has changed`);
      return content;
    },
    produceFile: async (name, mediaType, write) => {
      const path = join(bus, taskId, name);
      await mkdir(dirname(path), { recursive: true });
      await write(path);
      const content = await readFile(path);
      return {
        file: `${taskId}/${name}`,
        sha256: sha256(content),
        bytes: content.length,
        mediaType,
      };
    },
    locateFile: async (file) => join(bus, file.file),
    note: (kind, text) => void notes.push({ kind, text }),
    readText: ({ file }) => readFile(join(bus, file), "utf8"),
    progress: () => {},
    log: (message) => void logs.push(message),
    [Symbol.asyncDispose]: async () => {
      await connections.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function put(path: string, content: string | Uint8Array) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

function sha256(content: string | Uint8Array) {
  return createHash("sha256").update(content).digest("hex");
}
