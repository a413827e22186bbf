/** Requests to an OpenAI-compatible endpoint over HTTP, in whatever dialect it understands. */
import type { APIError, ClientOptions } from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources";
import type { ModelConfig } from "../workspace/model-settings.ts";
import { readApiKey } from "./api-key.ts";
import { adapt, firstDialect, type Dialect } from "./dialect.ts";
import { complaintOf, explainFailure, MAX_RETRIES, type Circumstances } from "./explain-failure.ts";
import type { Message } from "./model.ts";
import { wireMessages, wireTools } from "./openai-form.ts";
import { renderPrompt } from "./prompt.ts";
import { readCompletion } from "./read-completion.ts";
import type { Reply, Responder } from "./reply.ts";
import { readCalls, withInstruction, withoutTools } from "./tools-in-words.ts";

export interface EndpointOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

type Request = Parameters<Responder>[0];

export function endpoint(config: ModelConfig, { env, signal }: EndpointOptions): Responder {
  let dialect = firstDialect;

  return async (request) => {
    const key = readApiKey(env, config.apiKeyEnv);
    const deadline = AbortSignal.timeout(config.timeoutMs);
    const circumstances: Circumstances = { config, key, deadline };
    const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    // It takes a third of a second to load, and planning by rules never needs it.
    const { APIError, OpenAI } = await import("openai");
    const client = new OpenAI(clientOptions(config, key.value));
    for (let spoken = dialect; ;) {
      signal?.throwIfAborted();
      try {
        const body = await requestBody(config, request, spoken);
        const completion = await client.chat.completions.create(body, { signal: either });
        const reply = readCompletion(completion, circumstances);
        return { reply: callsInWords(reply, request, spoken), charged: true };
      } catch (error) {
        signal?.throwIfAborted();
        const next = error instanceof APIError ? dialectAfter(error, spoken) : undefined;
        if (next === undefined) throw await explainFailure(error, circumstances);
        dialect = spoken = next;
      }
    }
  };
}

/** Another dialect, when the endpoint refuses the request because of this one. */
function dialectAfter(error: APIError, spoken: Dialect): Dialect | undefined {
  return error.status === 400 || error.status === 422
    ? adapt(spoken, complaintOf(error))
    : undefined;
}

/** Everything that the package would otherwise take from the environment is said here. */
function clientOptions(config: ModelConfig, apiKey: string): ClientOptions {
  return {
    apiKey,
    baseURL: config.baseUrl,
    timeout: config.timeoutMs,
    maxRetries: MAX_RETRIES,
    logLevel: "off",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  };
}

async function requestBody(
  { name: model, temperature: degree }: ModelConfig,
  request: Request,
  dialect: Dialect,
): Promise<ChatCompletionCreateParamsNonStreaming> {
  const { name, schema, tools = [], maxOutputTokens } = request;
  const { format, limit, temperature } = dialect;
  return {
    model,
    messages: wireMessages(await toldMessages(request, dialect)),
    [limit]: maxOutputTokens,
    ...(temperature && { temperature: degree }),
    ...(dialect.tools && tools.length > 0 && { tools: wireTools(tools) }),
    ...(schema !== undefined &&
      format === "json_schema" && {
        response_format: {
          type: "json_schema",
          json_schema: { name, strict: true, schema },
        },
      }),
    ...(schema !== undefined &&
      format === "json_object" && {
        response_format: { type: "json_object" },
      }),
  };
}

/** What the endpoint takes in no other way is told the model in words. */
async function toldMessages(
  { messages, schema, tools = [] }: Request,
  dialect: Dialect,
): Promise<readonly Message[]> {
  const withSchema =
    schema === undefined || dialect.format === "json_schema"
      ? messages
      : withInstruction(messages, await renderPrompt("json-reply", { schema }));
  return dialect.tools ? withSchema : withoutTools(withSchema, tools);
}

/** Calls in a reply in words; their ids go on from the conversation's. */
function callsInWords(reply: Reply, { messages, tools = [] }: Request, dialect: Dialect): Reply {
  if (dialect.tools || tools.length === 0) return reply;
  const calls = messages.flatMap((message) =>
    message.role === "assistant" ? (message.toolCalls ?? []) : [],
  );
  const toolCalls = readCalls(reply.text, calls.length + 1);
  return toolCalls.length === 0 ? reply : { ...reply, text: "", toolCalls };
}
