/** An answer with status 200, streamed or whole: endpoints that do not stream ignore that they were asked to. */
import type { OpenAI } from "openai";
import { notAModelEndpoint, OrchcError } from "../../../contract/diagnostics/index.ts";
import type { Exchange, ProviderReply } from "../../provider.ts";
import { readCompletion } from "./read-completion.ts";
import { readStream } from "./read-stream.ts";

export async function readAnswer(
  response: Response,
  client: OpenAI,
  address: string,
  exchange: Exchange,
): Promise<ProviderReply> {
  const type = response.headers.get("content-type") ?? "";
  const streamed = async (answer: Response) =>
    readCompletion(await readStream(answer, client, address, exchange), address, exchange);
  if (/\bevent-stream\b/i.test(type)) return streamed(response);
  const text = await response.text();
  // Some proxies lose the type.
  if (/^(data|event|id|retry)?:/.test(text)) return streamed(new Response(text));
  return readCompletion(jsonIn(text, type, address), address, exchange);
}

/** A page says best itself what it is. */
function jsonIn(text: string, type: string, address: string): unknown {
  if (text.trim() === "") return text;
  if (!/\bjson\b/i.test(type) && !/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new OrchcError(notAModelEndpoint({ address, reason: "its answer is not JSON" }));
  }
}
