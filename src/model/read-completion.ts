/** Takes what orchc uses out of a chat completion. Nothing is believed about it: endpoints differ, and some are none. */
import { z } from "zod";
import { notAModelEndpoint, OrchcError } from "../contract/diagnostics/index.ts";
import { maskAddress } from "../contract/mask-address.ts";
import type { Circumstances } from "./explain-failure.ts";
import { oneLine } from "./one-line.ts";
import type { Reply } from "./reply.ts";

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.int().min(0), completion_tokens: z.int().min(0) }).nullish(),
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
  return {
    text: key.redact(refusal === "" ? (message.content ?? "") : refusal),
    finish:
      refusal !== "" || finish === "content_filter"
        ? "declined"
        : finish === "length"
          ? "length"
          : "stop",
    ...(usage && { tokens: { input: usage.prompt_tokens, output: usage.completion_tokens } }),
  };
}

function describe(body: unknown): string {
  if (body === undefined || body === null || body === "") return "the answer is empty";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `it answered ${JSON.stringify(oneLine(text, 120))}`;
}
