import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One answer on 127.0.0.1, whatever is asked for. Use with `await using`. */
export async function serve(type: string, body: string | Uint8Array) {
  const server = createServer((_request, response) => {
    response.writeHead(200, type === "" ? {} : { "content-type": type });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
