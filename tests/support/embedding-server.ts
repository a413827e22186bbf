/** An OpenAI-compatible endpoint for embeddings on 127.0.0.1, for tests: it keeps every request that it gets. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";

const bodySchema = z.object({
  model: z.string(),
  input: z.array(z.string()),
  encoding_format: z.literal("float"),
});

export type EmbeddingBody = z.infer<typeof bodySchema>;

/** A status other than 200 with what is said then, or the whole reply. */
export interface EmbeddingAnswer {
  readonly status?: number;
  readonly body: unknown;
}

export interface EmbeddingServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: readonly EmbeddingBody[];
}

/** The reply to these texts, each with the numbers that `vectorOf` gives. */
export function vectorsBy(
  vectorOf: (text: string) => readonly number[],
): (body: EmbeddingBody) => EmbeddingAnswer {
  return ({ input }) => ({
    body: {
      object: "list",
      data: input.map((one, index) => ({ object: "embedding", index, embedding: vectorOf(one) })),
      usage: { prompt_tokens: 10 * input.length, total_tokens: 10 * input.length },
    },
  });
}

export async function embeddingServer(
  answer: (body: EmbeddingBody) => EmbeddingAnswer,
): Promise<EmbeddingServer> {
  const requests: EmbeddingBody[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url !== "/v1/embeddings") {
        response.writeHead(404).end("not found");
        return;
      }
      const body = bodySchema.parse(JSON.parse(await text(request)));
      requests.push(body);
      const { status = 200, body: reply } = answer(body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(typeof reply === "string" ? reply : JSON.stringify(reply));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
