/** `fetch` without limits of its own: Node's gives up after five minutes without a first byte, whatever is configured. */
import type { Dispatcher, fetch as Fetch } from "undici";

let loaded: Promise<{ readonly fetch: typeof Fetch; readonly dispatcher: Dispatcher }> | undefined;

/** The package is loaded by the first request: planning by rules never needs it. */
export async function plainFetch(
  input: Parameters<typeof fetch>[0],
  init: RequestInit,
): Promise<Response> {
  loaded ??= import("undici").then((undici) => ({
    fetch: undici.fetch,
    // As Node's own does.
    dispatcher: new (process.env["NODE_USE_ENV_PROXY"] === "1"
      ? undici.EnvHttpProxyAgent
      : undici.Agent)({ headersTimeout: 0, bodyTimeout: 0 }),
  }));
  const { fetch: send, dispatcher } = await loaded;
  // Node's is the same code as the package's, with types of another version of it.
  const given = { ...init, dispatcher } as unknown as Parameters<typeof send>[1];
  return send(input, given);
}
