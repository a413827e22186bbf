/** Replies that come in parts, well and badly. */
import { afterEach, describe, expect, test } from "vitest";
import { OrchcError, type Diagnostic } from "../../../src/contract/diagnostics/index.ts";
import { createModel, type CompletionRequest, type Model } from "../../../src/model/index.ts";
import type { ModelConfig } from "../../../src/workspace/model-settings.ts";
import { modelSettings } from "../../support/model-settings.ts";
import {
  breaks,
  fails,
  says,
  sends,
  startModelServer,
  streams,
  type ModelReply,
  type ModelServer,
} from "../../support/model-server.ts";

let server: ModelServer | undefined;
let used: Model["usage"];
afterEach(() => server?.stop());

const request: CompletionRequest = {
  name: "hello",
  messages: [{ role: "user", content: "Hello" }],
};

async function modelThat(reply: ModelReply, changes: Partial<ModelConfig> = {}) {
  server = await startModelServer({ replies: () => reply });
  const model = createModel(modelSettings(server.baseUrl, changes), {
    workspaceRoot: "/",
    env: {},
  });
  used = model.usage;
  return model;
}

async function problemWith(
  reply: ModelReply,
  changes: Partial<ModelConfig> = {},
): Promise<Diagnostic> {
  const model = await modelThat(reply, changes);
  const error: unknown = await model.complete(request).then(
    ({ text }) => new Error(`there was a reply: ${text}`),
    (cause: unknown) => cause,
  );
  if (!(error instanceof OrchcError)) throw error;
  expect(error.diagnostics).toHaveLength(1);
  return error.diagnostics[0] as Diagnostic;
}

const part = (content: string, more: object = {}) => ({
  choices: [{ index: 0, delta: { content }, ...more }],
});

describe("a streamed reply", () => {
  test("is put together, with its tokens", async () => {
    const long = "A reply of more than forty characters, which is what one part has. ".repeat(3);
    const model = await modelThat(says(long, { tokens: [7, 9] }));
    const { text, usage } = await model.complete(request);
    expect(text).toBe(long);
    expect(usage).toMatchObject({ inputTokens: 7, outputTokens: 9 });
    expect(server?.requests[0]?.body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  test("may end with a finish_reason and without [DONE], or the other way round", async () => {
    const model = await modelThat(streams(part("Hi"), part("!", { finish_reason: "stop" })));
    expect((await model.complete(request)).text).toBe("Hi!");
    const other = await modelThat(streams(part("Hi"), part("!"), "[DONE]"));
    expect((await other.complete(request)).text).toBe("Hi!");
  });

  test("may have [DONE] in its text, which ends nothing", async () => {
    const reply = streams(part("data: [DONE]\n"), part("data: [DONE]"));
    expect(await problemWith(reply)).toMatchObject({ code: "ORC6022" });
  });

  test("keeps calls apart that are numbered alike, by their ids", async () => {
    const call = (id: string, name: string, text: string) => ({
      choices: [{ delta: { tool_calls: [{ index: 0, id, function: { name, arguments: text } }] } }],
    });
    const rest = {
      choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: "1}" } }] } }],
    };
    const reply = streams(call("a", "one", "{}"), call("b", "two", "{}"), "[DONE]");
    const model = await modelThat(reply);
    const tools = [{ name: "one", description: "", parameters: { type: "object" } }];
    const { toolCalls } = await model.complete({ ...request, tools });
    expect(toolCalls.map(({ id, name }) => [id, name])).toEqual([
      ["a", "one"],
      ["b", "two"],
    ]);
    const single = await modelThat(streams(call("a", "one", '{"n":'), rest, "[DONE]"));
    expect((await single.complete({ ...request, tools })).toolCalls).toEqual([
      { id: "a", name: "one", arguments: '{"n":1}' },
    ]);
  });

  test("is read although its type was lost on the way", async () => {
    const model = await modelThat((response) => {
      response.writeHead(200, { "content-type": "text/plain" });
      response.end(`data: ${JSON.stringify(part("Hi"))}\n\ndata: [DONE]\n\n`);
    });
    expect((await model.complete(request)).text).toBe("Hi");
  });

  test("is asked for without usage, and not at all, where the endpoint refuses that", async () => {
    server = await startModelServer({
      replies: ({ body }) =>
        body.stream_options !== undefined
          ? fails(400, "Unrecognized request argument supplied: stream_options")
          : body.stream === true
            ? fails(422, "Streaming is not available for this model")
            : says("whole"),
    });
    const model = createModel(modelSettings(server.baseUrl), { workspaceRoot: "/", env: {} });
    expect((await model.complete(request)).text).toBe("whole");
    expect(server.requests).toHaveLength(3);
    await model.complete(request);
    expect(server.requests).toHaveLength(4);
  });
});

describe("a reply that breaks off ends in one line", () => {
  test.each<[string, ModelReply, string]>([
    [
      "is cut within its body",
      breaks,
      "cut the connection in the middle of its reply, after 13 bytes",
    ],
    [
      "is cut within a stream",
      (response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(`data: ${JSON.stringify(part("Hi"))}\n\ndata: {"choi`, () =>
          response.destroy(),
        );
      },
      "cut the connection in the middle of its reply",
    ],
    ["ends without a sign of its end", streams(part("Hi")), "without saying that it is whole"],
    ["ends within a part", streams(part("Hi"), '{"choices": ['), "sent a part that is no JSON"],
    [
      "reports an error in the middle",
      streams(part("Hi"), { error: { message: "out of memory\nat layer 3" } }),
      "reported an error in the middle of its reply: out of memory at layer 3",
    ],
    ["is none of a chat completion", streams({ choices: "none" }), "none of a chat completion"],
  ])("because it %s", async (_name, reply, words) => {
    const problem = await problemWith(reply);
    expect(problem).toMatchObject({ code: "ORC6022", message: expect.stringContaining(words) });
    expect(problem.message).not.toContain("\n");
    // What had come may have been paid for.
    expect(server?.requests).toHaveLength(1);
    expect(used()).toMatchObject({ requests: 1, uncounted: 1 });
  });

  test("because it falls silent", async () => {
    const reply: ModelReply = (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(part("Hi"))}\n\n`);
    };
    expect(await problemWith(reply, { silenceMs: 200 })).toMatchObject({
      code: "ORC6024",
      message: expect.stringContaining("sent nothing for 0.2 s"),
    });
    // Drop by drop it is not silent, and the time of the request is over all the same.
    const drops: ModelReply = (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const drop = setInterval(() => response.write(`data: ${JSON.stringify(part("Hi"))}\n\n`), 20);
      response.on("close", () => clearInterval(drop));
    };
    expect(await problemWith(drops, { silenceMs: 5000, timeoutMs: 400 })).toMatchObject({
      code: "ORC6006",
    });
  });

  test.each([
    ["in one body", false],
    ["in a stream", true],
  ])("because it is 50 MB %s", async (_name, streamed) => {
    let sent = 0;
    const reply: ModelReply = (response) => {
      const chunk = streamed
        ? `data: ${JSON.stringify(part("x".repeat(65_000)))}\n\n`
        : "x".repeat(65_536);
      response.writeHead(200, {
        "content-type": streamed ? "text/event-stream" : "application/json",
      });
      const more = () => {
        if (response.destroyed || sent > 50_000_000) return void response.end();
        sent += chunk.length;
        response.write(chunk, more);
      };
      more();
    };
    expect(await problemWith(reply)).toMatchObject({
      code: "ORC6023",
      message: `${server?.baseUrl} sent more than 1,560,576 bytes, and was asked for at most 500 tokens.`,
    });
    // What the system holds on the way comes on top of what was read.
    expect(sent).toBeLessThan(30_000_000);
  });
});

test("a request that is cancelled in the middle of a stream ends with the signal's reason", async () => {
  const cancellation = new AbortController();
  server = await startModelServer({
    replies: () => (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`data: ${JSON.stringify(part("Hi"))}\n\n`, () =>
        setTimeout(() => cancellation.abort(new Error("the user pressed Ctrl-C")), 50),
      );
    },
  });
  const { signal } = cancellation;
  const options = { workspaceRoot: "/", env: {}, signal };
  const model = createModel(modelSettings(server.baseUrl), options);
  await expect(model.complete(request)).rejects.toThrow("the user pressed Ctrl-C");
});

test("an endpoint that answers HTML with status 502 is told in one line", async () => {
  const page =
    "<!doctype html>\n<html><head><title>502 Bad Gateway</title></head><body>nginx</body>";
  const problem = await problemWith(sends(502, page, { "retry-after-ms": "1" }));
  expect(problem).toMatchObject({
    code: "ORC6005",
    message: `${server?.baseUrl} failed 3 times (status 502): a web page, "502 Bad Gateway".`,
  });
});
