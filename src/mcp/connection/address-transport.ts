/** A server that is reached by streamable HTTP. */
import { setTimeout } from "node:timers/promises";
import type { Transport } from "@modelcontextprotocol/client";
import { MOST_BYTES } from "./lines.ts";
import type { ResolvedServer } from "./resolve-server.ts";

export type Address = Extract<ResolvedServer["reach"], { readonly by: "address" }>;

/** Milliseconds that a server has to end its session. */
const GOODBYE_MS = 500;

class AnswerTooLong extends Error {}

export async function addressTransport({ url, headers }: Address): Promise<Transport> {
  const { StreamableHTTPClientTransport } = await import("@modelcontextprotocol/client");
  const transport = new StreamableHTTPClientTransport(url, {
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
  const close = transport.close.bind(transport);
  return Object.assign(transport, {
    close: async () => {
      // A server keeps a session until it is told, or for ever; one that does not answer is not waited for.
      const told = transport.terminateSession().catch(() => {});
      await Promise.race([told, setTimeout(GOODBYE_MS)]);
      await close();
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
