/** Requests to an OpenAI-compatible endpoint over HTTP, in whatever dialect it understands. */
import type { APIError, ClientOptions } from "openai";
import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources";
import type { ModelConfig } from "../workspace/config.ts";
import { readApiKey } from "./api-key.ts";
import { adapt, firstDialect, type Dialect } from "./dialect.ts";
import { complaintOf, explainFailure, MAX_RETRIES, type Circumstances } from "./explain-failure.ts";
import type { CompletionRequest, Message } from "./model.ts";
import { renderPrompt } from "./prompt.ts";
import { readCompletion } from "./read-completion.ts";
import type { Responder } from "./reply.ts";

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
        const body = await requestBody(config.name, request, spoken);
        const completion = await client.chat.completions.create(body, { signal: either });
        return { reply: readCompletion(completion, circumstances), charged: true };
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
  model: string,
  { name, messages, schema, maxOutputTokens }: Request,
  { format, limit, temperature }: Dialect,
): Promise<ChatCompletionCreateParamsNonStreaming> {
  const told = schema !== undefined && format !== "json_schema";
  return {
    model,
    messages: told ? await withSchema(messages, schema) : [...messages],
    [limit]: maxOutputTokens,
    ...(temperature && { temperature: 0 }),
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

/** For endpoints that take no schema: the model is told it in words. */
async function withSchema(
  messages: readonly Message[],
  schema: NonNullable<CompletionRequest["schema"]>,
): Promise<Message[]> {
  const told = await renderPrompt("json-reply", { schema });
  const [first, ...rest] = messages;
  return first?.role === "system"
    ? [{ role: "system", content: `${first.content}\n\n${told}` }, ...rest]
    : [{ role: "system", content: told }, ...messages];
}
