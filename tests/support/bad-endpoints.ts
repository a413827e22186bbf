/** Endpoints that misbehave, each in one way, for the real command. */
import { fails, says, sends, streams, type ModelReply } from "./model-server.ts";

export interface BadEndpoint {
  readonly reply: ModelReply;
  /** Of the model in the configuration. */
  readonly model?: Readonly<Record<string, unknown>>;
  /** Beside the model. */
  readonly config?: Readonly<Record<string, unknown>>;
}

const part = (content: string) => ({ choices: [{ index: 0, delta: { content } }] });

/** More than any reply: 50 MB, as fast as they are taken. */
const floods: ModelReply = (response) => {
  const chunk = `data: ${JSON.stringify(part("x".repeat(65_000)))}\n\n`;
  let sent = 0;
  const more = (): void => {
    if (response.destroyed || (sent += chunk.length) > 50_000_000) response.end();
    else response.write(chunk, more);
  };
  response.writeHead(200, { "content-type": "text/event-stream" });
  more();
};

/** Begins a stream and does this then. */
const begins =
  (then: (response: Parameters<ModelReply>[0]) => void): ModelReply =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(part("{"))}\n\n`, () => then(response));
  };

export const badEndpoints = {
  "refuses the key": { reply: fails(401, "Incorrect API key provided") },
  "answers HTML with status 502": {
    reply: sends(
      502,
      "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>nginx</body></html>",
      { "retry-after-ms": "1" },
    ),
  },
  "closes in the middle of a stream": { reply: begins((response) => response.destroy()) },
  "reports an error in the middle of a stream": {
    reply: streams(part("{"), { error: { message: "out of memory\nat layer 3" } }),
  },
  "repeats a rate limit": { reply: fails(429, "Rate limit reached.") },
  "asks to wait for an hour": {
    reply: sends(429, { error: { message: "Later." } }, { "retry-after": "3600" }),
  },
  // Of ten minutes, the test waits for as long as is configured.
  "takes ten minutes": { reply: () => undefined, model: { timeoutMs: 500 } },
  "falls silent": { reply: begins(() => undefined), model: { silenceMs: 300 } },
  "sends 50 MB": { reply: floods },
  "ignores the schema": { reply: says("I would first look at the file, and then think about it.") },
  "calls a tool that is not there": {
    reply: says("", { toolCalls: [{ id: "c1", name: "run_shell", arguments: '{"cmd": "id"}' }] }),
  },
  "clips the prompt": { reply: says({ tasks: [] }, { tokens: [512, 5] }) },
  "has a small context": { reply: says("unasked"), model: { contextTokens: 600 } },
  "is dear": {
    reply: says("unasked"),
    model: { usdPerMillionOutput: 100 },
    config: { limits: { budget: { usd: 0.01 } } },
  },
  "speaks a protocol whose module is not there": {
    reply: says("unasked"),
    model: { provider: "./providers/none.ts" },
  },
  "speaks a protocol whose module fails": {
    reply: says("unasked"),
    model: { provider: "./providers/failing.ts" },
  },
} as const satisfies Record<string, BadEndpoint>;

export type BadEndpointName = keyof typeof badEndpoints;
