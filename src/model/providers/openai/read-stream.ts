/** Puts the parts of a streamed chat completion together, to what one that comes whole would be. */
import type { OpenAI } from "openai";
import { z } from "zod";
import { modelStreamBroken, OrchcError } from "../../../contract/diagnostics/index.ts";
import { complaintOf } from "../../http/complaint.ts";
import { sentence } from "../../one-line.ts";
import type { Exchange } from "../../provider.ts";
import { watchEnd } from "./watch-end.ts";

const callPart = z.object({
  index: z.int().nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.unknown().optional() }).nullish(),
});

const partSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z.array(callPart).nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
  usage: z.unknown().optional(),
});

interface Call {
  id: string | undefined;
  name: string;
  arguments: string;
}

/**
 * Throws an OrchcError for a stream that breaks off, reports an error, or ends without a sign that it is whole: those
 * are `[DONE]` and a `finish_reason`.
 */
export async function readStream(
  response: Response,
  client: OpenAI,
  address: string,
  { redact }: Exchange,
): Promise<unknown> {
  const [{ Stream }, { APIError }] = await Promise.all([
    import("openai/streaming"),
    import("openai/error"),
  ]);
  const broken = (how: string) => new OrchcError(modelStreamBroken({ address, how }));
  const end = watchEnd(response);
  const message = { content: "", refusal: "" };
  const calls: Call[] = [];
  let finish: string | undefined;
  let usage: unknown;
  try {
    for await (const event of Stream.fromSSEResponse(end.response, new AbortController(), client)) {
      const parsed = partSchema.safeParse(event);
      if (!parsed.success) throw broken("sent a part that is none of a chat completion");
      usage = parsed.data.usage ?? usage;
      const [choice] = parsed.data.choices ?? [];
      finish = choice?.finish_reason ?? finish;
      message.content += choice?.delta?.content ?? "";
      message.refusal += choice?.delta?.refusal ?? "";
      for (const part of choice?.delta?.tool_calls ?? []) addPart(calls, part);
    }
  } catch (error) {
    if (error instanceof OrchcError) throw error;
    if (error instanceof APIError) {
      const { said } = complaintOf(JSON.stringify({ error: error.error }));
      throw broken(`reported an error in the middle of its reply: ${sentence(redact(said))}`);
    }
    // The package cannot read what the connection left of the last event.
    throw broken("sent a part that is no JSON");
  }
  if (finish === undefined && !end.isDone()) {
    throw broken("ended its reply without saying that it is whole");
  }
  const toolCalls = calls.map(({ id, ...called }) => ({ id, function: called }));
  return {
    choices: [{ finish_reason: finish, message: { ...message, tool_calls: toolCalls } }],
    ...(usage !== undefined && { usage }),
  };
}

/** Some endpoints number no calls, or all alike: then another id is another call. */
function addPart(calls: Call[], { index, id, function: part }: z.infer<typeof callPart>): void {
  const numbered = index === null || index === undefined ? calls.at(-1) : calls[index];
  const isOther =
    typeof id === "string" && id !== "" && numbered?.id !== undefined && numbered.id !== id;
  let call = isOther ? calls.find((known) => known.id === id) : numbered;
  if (call === undefined) calls.push((call = { id: undefined, name: "", arguments: "" }));
  if (typeof id === "string" && id !== "") call.id = id;
  call.name += part?.name ?? "";
  const text = part?.arguments ?? "";
  call.arguments += typeof text === "string" ? text : JSON.stringify(text);
}
