/** A server that is reached by streamable HTTP. */
import type { Transport } from "@modelcontextprotocol/client";
import { MOST_BYTES } from "./lines.ts";
import type { ResolvedServer } from "./resolve-server.ts";

export type Address = Extract<ResolvedServer["reach"], { readonly by: "address" }>;

export class AnswerTooLong extends Error {}

export async function addressTransport({ url, headers }: Address): Promise<Transport> {
  const { StreamableHTTPClientTransport } = await import("@modelcontextprotocol/client");
  return new StreamableHTTPClientTransport(url, {
    requestInit: { headers },
    fetch: async (input, init) => limited(await fetch(input, init)),
    // A stream that breaks belongs to a call that fails with it; what is asked again is decided elsewhere.
    reconnectionOptions: {
      maxRetries: 0,
      initialReconnectionDelay: 1000,
      maxReconnectionDelay: 1000,
      reconnectionDelayGrowFactor: 1,
    },
  });
}

/** A stream of events may go on; between two of them there may not be more than a message. */
function limited(response: Response): Response {
  if (response.body === null) return response;
  const isStream = response.headers.get("content-type")?.includes("text/event-stream") === true;
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      const end = isStream ? Buffer.from(chunk).lastIndexOf("\n\n") : -1;
      bytes = end >= 0 ? chunk.length - end : bytes + chunk.length;
      if (bytes > MOST_BYTES)
        controller.error(new AnswerTooLong("it sent a message of more than 10 MiB"));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(count), { status, statusText, headers });
}
