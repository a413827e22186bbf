import { resolve } from "node:path";
import type { FileRef, ToolContext } from "../../catalog/context.ts";
import { locateBusFile, readBusFile } from "../bus/read-bus-file.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { Assignment } from "../protocol/assignment.ts";
import type { TaskLog } from "../task-log.ts";
import type { Host } from "./host.ts";
import type { Notes } from "./notes.ts";
import type { Staging } from "./staging.ts";

/** What a tool is given. Every effect beyond the process is a question to the host, which may refuse it. */
export function toolContext(
  { run, workspace, bus }: Assignment,
  task: string,
  attempt: number,
  services: {
    readonly host: Host;
    readonly staging: Staging;
    readonly signal: AbortSignal;
    readonly log: () => TaskLog;
    readonly notes: Notes;
    readonly progress: ToolContext["progress"];
  },
): ToolContext {
  const { host, staging, signal, log, notes, progress } = services;
  return {
    runId: run,
    taskId: task,
    attempt,
    workspace,
    signal,
    resolve: (path) => resolve(workspace, path),
    fetch: (url, options = {}) => host.ask({ ask: "fetch", url, options }),
    exec: (command, args, options = {}) =>
      host.ask({ ask: "exec", command, args: [...args], options }),
    mcp: async (server, tool, input) => {
      const plain = JSON.parse(JSON.stringify(input)) as JsonObject;
      const { files, ...result } = await host.ask({ ask: "mcp", server, tool, input: plain });
      const kept: FileRef[] = [];
      for (const { name, mediaType, base64 } of files) {
        const staged = await staging.put(Buffer.from(base64, "base64"));
        kept.push(await host.ask({ ask: "adopt", staged, name, mediaType }));
      }
      return {
        structured: undefined as never,
        ...(result as object),
        text: result.text,
        files: kept,
      };
    },
    writeFile: async (name, content, mediaType) =>
      host.ask({ ask: "adopt", staged: await staging.put(content), name, mediaType }),
    produceFile: async (name, mediaType, write) =>
      host.ask({ ask: "adopt", staged: await staging.fill(write), name, mediaType }),
    readFile: (file) => readBusFile(bus, file),
    locateFile: (file) => locateBusFile(bus, file),
    note: notes.add,
    progress,
    log: (message) => log().write(`${message}\n`),
  };
}
