/** Embeddings as the protocol has them: `POST <baseUrl>/embeddings`. */
import { z } from "zod";
import { notAModelEndpoint, OrchcError } from "../../../contract/diagnostics/index.ts";
import { maskAddress } from "../../../contract/mask-address.ts";
import type { EmbeddingReply, Exchange, ProviderSettings } from "../../provider.ts";
import { openClient } from "./client.ts";
import { answerTo, refusal } from "./refusal.ts";

const replySchema = z.object({
  data: z.array(z.object({ index: z.int().nullish(), embedding: z.array(z.number()) })),
  usage: z.object({ prompt_tokens: z.number().nullish() }).nullish(),
});

export async function embed(
  settings: ProviderSettings,
  texts: readonly string[],
  exchange: Exchange,
): Promise<EmbeddingReply> {
  const client = await openClient(settings, exchange);
  // Left to itself, the client asks for base64, which not every server knows; numbers are what all of them send.
  const answer = await answerTo(
    client.embeddings
      .create({ model: settings.name, input: [...texts], encoding_format: "float" })
      .asResponse(),
  );
  if (!(answer instanceof Response)) {
    throw new OrchcError(refusal(answer.status, answer.said, settings, exchange));
  }
  const address = maskAddress(settings.baseUrl);
  const said: unknown = await answer.json().catch((error: unknown) => {
    if (error instanceof OrchcError) throw error;
    throw new OrchcError(notAModelEndpoint({ address, reason: "its embeddings are no JSON" }));
  });
  const { data } = replySchema.safeParse(said);
  if (data === undefined) {
    throw new OrchcError(
      notAModelEndpoint({ address, reason: "its reply holds no embeddings (data[].embedding)" }),
    );
  }
  const ordered = data.data.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  const tokens = data.usage?.prompt_tokens ?? undefined;
  return {
    vectors: ordered.map(({ embedding }) => embedding),
    ...(tokens !== undefined && { tokens }),
  };
}
