/** Takes what orchc uses out of a chat completion. Nothing is believed about it: endpoints differ, and some are none. */
import { z } from "zod";
import { notAModelEndpoint, OrchcError } from "../contract/diagnostics/index.ts";
import { maskAddress } from "../contract/mask-address.ts";
import type { ApiKey } from "./api-key.ts";
import type { Circumstances } from "./explain-failure.ts";
import type { ToolCall } from "./model.ts";
import { oneLine } from "./one-line.ts";
import type { Reply } from "./reply.ts";

/** Some endpoints give the arguments as an object, and no id. */
const toolCallSchema = z.object({
  id: z.string().nullish(),
  function: z.object({ name: z.string(), arguments: z.unknown() }),
});

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(toolCallSchema).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.int().min(0),
      completion_tokens: z.int().min(0),
      prompt_tokens_details: z.object({ cached_tokens: z.int().min(0).nullish() }).nullish(),
    })
    .nullish(),
});

export function readCompletion(body: unknown, { config, key }: Circumstances): Reply {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) {
    const reason = key.redact(describe(body));
    throw new OrchcError(notAModelEndpoint({ address: maskAddress(config.baseUrl), reason }));
  }
  const { message, finish_reason: finish } = choice;
  const refusal = message.refusal ?? "";
  const usage = parsed.data?.usage;
  const calls = message.tool_calls ?? [];
  return {
    text: key.redact(refusal === "" ? (message.content ?? "") : refusal),
    ...(calls.length > 0 && { toolCalls: calls.map((call, i) => readCall(call, i, key)) }),
    finish:
      refusal !== "" || finish === "content_filter"
        ? "declined"
        : finish === "length"
          ? "length"
          : "stop",
    ...(usage && { tokens: readTokens(usage) }),
  };
}

function readCall(
  { id, function: { name, arguments: given } }: z.infer<typeof toolCallSchema>,
  index: number,
  key: ApiKey,
): ToolCall {
  const text = typeof given === "string" ? given : JSON.stringify(given ?? {});
  return { id: id ?? `call_${index + 1}`, name: key.redact(name), arguments: key.redact(text) };
}

function readTokens(usage: NonNullable<z.infer<typeof completionSchema>["usage"]>) {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    input: usage.prompt_tokens,
    ...(cached > 0 && { cachedInput: Math.min(cached, usage.prompt_tokens) }),
    output: usage.completion_tokens,
  };
}

function describe(body: unknown): string {
  if (body === undefined || body === null || body === "") return "the answer is empty";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `it answered ${JSON.stringify(oneLine(text, 120))}`;
}
