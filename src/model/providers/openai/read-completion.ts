/** Takes what orchc uses out of a chat completion. Nothing is believed about it: endpoints differ, and some are none. */
import { z } from "zod";
import { notAModelEndpoint, OrchcError } from "../../../contract/diagnostics/index.ts";
import type { ToolCall } from "../../model.ts";
import { oneLine } from "../../one-line.ts";
import type { Exchange, ProviderReply } from "../../provider.ts";

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
    .nullish()
    // A count that cannot be read is none.
    .catch(undefined),
});

export function readCompletion(
  body: unknown,
  address: string,
  { redact }: Exchange,
): ProviderReply {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) {
    throw new OrchcError(notAModelEndpoint({ address, reason: describe(body, redact) }));
  }
  const { message, finish_reason: finish } = choice;
  const refusal = message.refusal ?? "";
  const usage = parsed.data?.usage;
  const calls = message.tool_calls ?? [];
  return {
    text: refusal === "" ? (message.content ?? "") : refusal,
    ...(calls.length > 0 && { toolCalls: calls.map(readCall) }),
    finish:
      refusal !== "" || finish === "content_filter"
        ? "declined"
        : finish === "length"
          ? "length"
          : "stop",
    ...(usage && { tokens: readTokens(usage) }),
  };
}

function readCall({ id, function: called }: z.infer<typeof toolCallSchema>): ToolCall {
  const { name, arguments: given } = called;
  const text = typeof given === "string" ? given : JSON.stringify(given ?? {});
  return { id: id ?? "", name, arguments: text };
}

function readTokens(usage: NonNullable<z.infer<typeof completionSchema>["usage"]>) {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    input: usage.prompt_tokens,
    ...(cached > 0 && { cachedInput: Math.min(cached, usage.prompt_tokens) }),
    output: usage.completion_tokens,
  };
}

function describe(body: unknown, redact: Exchange["redact"]): string {
  if (body === undefined || body === null || body === "") return "the answer is empty";
  const text = redact(typeof body === "string" ? body : JSON.stringify(body));
  return `it answered ${JSON.stringify(oneLine(text, 120))}`;
}
