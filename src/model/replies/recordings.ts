/** Replies in files: one JSON file a request, named by the request's sha256. Without a key and without an address. */
import { mkdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import {
  OrchcError,
  recordingMissing,
  recordingNotReadable,
} from "../../contract/diagnostics/index.ts";
import { canonicalJson, prettyJson, sha256 } from "../../contract/json.ts";
import type { CompletionRequest, Message } from "../model.ts";
import { replySchema, toolCallSchema, type Reply, type Responder } from "../reply.ts";

export const recordingSchema = z.strictObject({
  /** The request's name, for readers and for servers that replay: `outline`. */
  name: z.string(),
  request: z.strictObject({
    model: z.string(),
    messages: z.array(
      z.strictObject({
        role: z.string(),
        content: z.string(),
        toolCalls: z.array(toolCallSchema).optional(),
        toolCallId: z.string().optional(),
      }),
    ),
    schema: z.unknown().optional(),
    tools: z.unknown().optional(),
  }),
  reply: replySchema,
});
export type Recording = z.infer<typeof recordingSchema>;

export interface RecordingsOptions {
  readonly model: string;
  readonly workspaceRoot: string;
  /** Relative to the workspace, or absolute. */
  readonly folder: string;
}

/** Asks, and keeps what comes back. An earlier recording of the same request is replaced. */
export function recording(options: RecordingsOptions, ask: Responder): Responder {
  return async (request) => {
    const answer = await ask(request);
    if (answer.problem === undefined) await keepReply(options, request, answer.reply);
    return answer;
  };
}

/** Throws an OrchcError when the file cannot be written. */
export async function keepReply(
  options: RecordingsOptions,
  request: CompletionRequest,
  reply: Reply,
): Promise<void> {
  const { path, shown, asked } = locate(options, request);
  const content: Recording = { name: request.name, request: asked, reply };
  try {
    await mkdir(resolve(path, ".."), { recursive: true });
    await writeFileAtomic(path, prettyJson(content));
  } catch (error) {
    throw unusable(shown, error);
  }
}

/** Answers from files alone, and says which one is missing. */
export function replaying(options: RecordingsOptions): Responder {
  return async (request) => ({ reply: await readReply(options, request), charged: false });
}

/** Throws an OrchcError when there is no such reply, or none that can be read. */
export async function readReply(
  options: RecordingsOptions,
  request: CompletionRequest,
): Promise<Reply> {
  const { path, shown } = locate(options, request);
  const { name } = request;
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new OrchcError(
        recordingMissing({ request: name, file: shown }, { in: "file", file: shown }),
      );
    }
    throw unusable(shown, error);
  }
  try {
    return recordingSchema.parse(JSON.parse(text)).reply;
  } catch (error) {
    throw unusable(shown, error instanceof z.ZodError ? z.prettifyError(error) : error);
  }
}

function locate(
  { model, workspaceRoot, folder }: RecordingsOptions,
  { messages, schema, tools = [] }: CompletionRequest,
): { path: string; shown: string; asked: Recording["request"] } {
  const asked = {
    model,
    messages: messages.map(recordedMessage),
    ...(schema && { schema }),
    ...(tools.length > 0 && { tools }),
  };
  const path = join(resolve(workspaceRoot, folder), `${sha256(canonicalJson(asked))}.json`);
  return { path, shown: relative(workspaceRoot, path), asked };
}

function recordedMessage(message: Message): Recording["request"]["messages"][number] {
  const { role, content } = message;
  if (role === "tool") return { role, content, toolCallId: message.toolCallId };
  const calls = role === "assistant" ? (message.toolCalls ?? []) : [];
  return calls.length === 0 ? { role, content } : { role, content, toolCalls: [...calls] };
}

function unusable(file: string, error: unknown): OrchcError {
  const reason = error instanceof Error ? error.message : String(error);
  return new OrchcError(recordingNotReadable({ file, reason }, { in: "file", file }));
}
