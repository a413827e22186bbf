/**
 * An OpenAI-compatible endpoint on 127.0.0.1, for tests: it answers as it is told to, or from a folder of
 * recordings, and keeps every request that it gets.
 */
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

const bodySchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })),
  tools: z
    .array(
      z.object({
        type: z.literal("function"),
        function: z.object({
          name: z.string(),
          description: z.string(),
          parameters: z.unknown(),
        }),
      }),
    )
    .optional(),
  tool_choice: z.object({ function: z.object({ name: z.string() }) }).optional(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z
        .object({ name: z.string(), strict: z.boolean(), schema: z.unknown() })
        .optional(),
    })
    .optional(),
});

export interface ModelRequest {
  /** What it is for (`outline`), when a schema is sent; else empty. */
  readonly name: string;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: z.infer<typeof bodySchema>;
  /** All messages, one below the other. */
  readonly text: string;
}

/** What the server does with one request. Make them with the functions below. */
export type ModelReply = (response: ServerResponse, body?: ModelRequest["body"]) => void;

export interface Said {
  readonly finish?: "stop" | "length" | "content_filter";
  readonly refusal?: string;
  /** Tokens in and out, and those of the input that were cached; `null`: the endpoint does not count. */
  readonly tokens?: readonly [input: number, output: number, cached?: number] | null;
  /** What the model wants called. */
  readonly toolCalls?: readonly {
    readonly id: string;
    readonly name: string;
    readonly arguments: string;
  }[];
}

/** A chat completion, streamed where that is asked for. A value that is no string becomes JSON. */
export function says(content: unknown, options: Said = {}): ModelReply {
  const { finish = "stop", refusal = null, tokens = [100, 20], toolCalls = [] } = options;
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const finish_reason = toolCalls.length > 0 ? "tool_calls" : finish;
  const calls = toolCalls.map(({ id, ...called }, index) => ({
    index,
    id,
    type: "function",
    function: called,
  }));
  const usage = tokens && {
    prompt_tokens: tokens[0],
    completion_tokens: tokens[1],
    total_tokens: tokens[0] + tokens[1],
    ...(tokens[2] !== undefined && { prompt_tokens_details: { cached_tokens: tokens[2] } }),
  };
  const message = {
    role: "assistant",
    content: text,
    refusal,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  const base = { id: "chatcmpl-1", created: 0, model: "test" };
  return (response, body) => {
    if (body?.stream !== true) {
      const choices = [{ index: 0, finish_reason, message }];
      const whole = { ...base, object: "chat.completion", choices, ...(usage && { usage }) };
      sends(200, whole)(response);
      return;
    }
    const deltas = [
      { role: "assistant", content: "", refusal },
      ...(text.match(/[^]{1,40}/g) ?? []).map((part) => ({ content: part })),
      ...calls.flatMap(({ function: { name, arguments: given }, ...call }) => [
        { tool_calls: [{ ...call, function: { name, arguments: "" } }] },
        { tool_calls: [{ index: call.index, function: { arguments: given } }] },
      ]),
    ];
    const parts = [
      ...deltas.map((delta) => ({ choices: [{ index: 0, delta }] })),
      { choices: [{ index: 0, delta: {}, finish_reason }] },
      ...(usage && body.stream_options?.include_usage === true ? [{ choices: [], usage }] : []),
    ].map((part) => ({ ...base, object: "chat.completion.chunk", ...part }));
    streams(...parts, "[DONE]")(response);
  };
}

/** A stream of these events, and its end. A string is sent as it is, anything else as JSON. */
export function streams(...events: readonly unknown[]): ModelReply {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    for (const event of events) {
      response.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
    }
    response.end();
  };
}

/** An error as OpenAI words it. Retries come at once: the pause is 1 ms. */
export function fails(status: number, message = `error ${status}`): ModelReply {
  return sends(status, { error: { message, type: "test" } }, { "retry-after-ms": "1" });
}

/** Any answer. A string is sent as it is, as text; anything else as JSON. */
export function sends(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ModelReply {
  return (response) => {
    const isText = typeof body === "string";
    const type = isText ? "text/html" : "application/json";
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(isText ? body : JSON.stringify(body));
  };
}

/** Never answers. */
export const hangs: ModelReply = () => undefined;

/** Sends the head and the first bytes of an answer, and then nothing more. */
export const stalls: ModelReply = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"choices": [');
};

/** Sends the first bytes of an answer and cuts the connection. */
export const breaks: ModelReply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"choices": [', () => response.destroy());
};

export interface ModelServerOptions {
  /** One reply a request, in order of arrival; or a function that answers, at once or when it likes. */
  readonly replies?:
    readonly ModelReply[] | ((request: ModelRequest) => ModelReply | Promise<ModelReply>);
  /** A folder of recordings: the same messages are answered, or else the same name. Used for what `replies` do not answer. */
  readonly recordings?: string;
  /** What it says of itself, by path (`/v1/models`, `/api/show`): such requests are not among `requests`. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface ModelServer extends AsyncDisposable {
  /** For `model.baseUrl`. */
  readonly baseUrl: string;
  /** All requests so far, in order of arrival. */
  readonly requests: readonly ModelRequest[];
  /** Frees the port; connections are cut. */
  stop(): Promise<void>;
}

/** Use with `await using`, or stop it when the test ends. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const { replies = [], recordings, facts = {} } = options;
  const recorded = recordings === undefined ? [] : await readRecordings(recordings);
  const requests: ModelRequest[] = [];

  const replyTo = async (request: ModelRequest, index: number): Promise<ModelReply> => {
    const scripted = typeof replies === "function" ? await replies(request) : replies[index];
    const reply = scripted ?? findRecorded(recorded, request);
    return reply ?? fails(418, `the test has no reply for request ${index + 1} (${request.name})`);
  };

  const server = createServer((incoming, response) => {
    const { url = "" } = incoming;
    if (!url.endsWith("/chat/completions")) {
      const fact = Object.hasOwn(facts, url) ? facts[url] : undefined;
      incoming.resume();
      (fact === undefined ? sends(404, "404 page not found") : sends(200, fact))(response);
      return;
    }
    let asked: ModelRequest["body"] | undefined;
    void readRequest(incoming)
      .then((request) => {
        asked = request.body;
        return replyTo(request, requests.push(request) - 1);
      })
      .catch((error: unknown) => fails(418, String(error)))
      .then((reply) => reply(response, asked));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ModelRequest> {
  const body = bodySchema.parse(JSON.parse(await new Response(incoming).text()));
  return {
    name: body.response_format?.json_schema?.name ?? body.tool_choice?.function.name ?? "",
    path: incoming.url,
    headers: incoming.headers,
    body,
    text: body.messages.map(({ content }) => content).join("\n"),
  };
}

/** What `model.recordings` writes; one that people write may say `value` in place of the reply's text. */
const recordingSchema = z.object({
  name: z.string(),
  request: z.object({ messages: z.unknown() }).optional(),
  reply: z.object({
    text: z.string().optional(),
    value: z.unknown().optional(),
    tokens: z.object({ input: z.int(), output: z.int() }).optional(),
  }),
});

interface RecordedReply {
  readonly name: string;
  readonly messages: unknown;
  readonly reply: ModelReply;
}

async function readRecordings(folder: string): Promise<RecordedReply[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), "utf8");
      const { name, request, reply } = recordingSchema.parse(JSON.parse(text));
      const { input = 100, output = 20 } = reply.tokens ?? {};
      const said = says(reply.text ?? reply.value, { tokens: [input, output] });
      return { name, messages: request?.messages, reply: said };
    }),
  );
}

/** The recording of these very messages; or else one of the same name, so that prompts can be reworded. */
function findRecorded(recorded: readonly RecordedReply[], request: ModelRequest) {
  const same = recorded.find(({ messages }) => isDeepStrictEqual(messages, request.body.messages));
  return (same ?? recorded.find(({ name }) => name === request.name))?.reply;
}
