/** A server as a service on 127.0.0.1. */
import { createMcpHandler } from "@modelcontextprotocol/server";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

/** @param answer another answer than the server's, for a request with this body. Use with `await using`. */
export async function overHttp(
  made: Parameters<typeof createMcpHandler>[0],
  answer?: (headers: Headers, body: string) => Response | undefined,
) {
  const handler = createMcpHandler(made);
  const asked: Headers[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      const headers = new Headers(request.headers as Record<string, string>);
      asked.push(headers);
      const init = { method: request.method ?? "GET", headers, ...(body !== "" && { body }) };
      const given =
        answer?.(headers, body) ??
        (await handler.fetch(new Request(`http://127.0.0.1${request.url}`, init)));
      response.writeHead(given.status, Object.fromEntries(given.headers));
      if (given.body === null) response.end();
      else
        Readable.fromWeb(given.body as never)
          .on("error", () => response.destroy())
          .pipe(response);
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    /** Headers of all requests so far. */
    asked,
    async [Symbol.asyncDispose]() {
      await handler.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
