/** What an endpoint lists: a request that costs nothing, and shows whether it is there and takes the key. */

import { oneLine } from "../../contract/unseen.ts";

/** Milliseconds; a working endpoint takes far less. */
const TIMEOUT_MS = 5000;

export interface Listing {
  readonly status: number;
  /** Names of the models, where the answer is such a list. */
  readonly models: readonly string[];
}

/** The answer, or why there is none. */
export async function askEndpoint(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Listing | string> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { headers, signal });
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, models: response.ok ? modelsIn(body) : [] };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = cause instanceof Error ? (cause as NodeJS.ErrnoException).code : undefined;
    // OpenSSL says it in its own numbers and places.
    if (code?.startsWith("ERR_SSL_") === true)
      return `it does not speak TLS (${code}); http:// may be meant in place of https://`;
    return oneLine(cause instanceof Error ? cause.message || cause.name : String(cause));
  }
}

/** OpenAI's form, `data` of `id`s, and Ollama's own, `models` of `name`s. */
function modelsIn(body: unknown): string[] {
  return ["data", "models"].flatMap((key) => {
    const list = fieldOf(body, key);
    if (!Array.isArray(list)) return [];
    return list.flatMap((model: unknown) => {
      const name = fieldOf(model, "id") ?? fieldOf(model, "name");
      return typeof name === "string" ? [name] : [];
    });
  });
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** Names that are shown of a long list. */
const MOST_NAMES = 8;

/** They come from a server: one line, whatever it calls them. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => oneLine(name).slice(0, 80));
  return shown.join(", ") + (names.length > MOST_NAMES ? " and others" : "");
}
