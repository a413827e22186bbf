/** The protocol of OpenAI's chat completions, in whatever dialect of it an endpoint understands. */
import { OrchcError } from "../../contract/diagnostics/index.ts";
import { maskAddress } from "../../contract/mask-address.ts";
import type { Provider, ProviderReply, ProviderRequest, ProviderSettings } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { readCalls, withUniqueIds } from "../tools-in-words.ts";
import { openClient } from "./openai/client.ts";
import { contextWindow } from "./openai/context-window.ts";
import { adapt, firstDialect, withSimplerFormat, type Dialect } from "./openai/dialect.ts";
import type { DialectMemory } from "./openai/dialect-memory.ts";
import { embed } from "./openai/embed.ts";
import { readAnswer } from "./openai/read-answer.ts";
import { answerTo, refusal } from "./openai/refusal.ts";
import { isAskedByTool, requestBody, sentIn } from "./openai/request-body.ts";

export function openaiProvider(settings: ProviderSettings, memory: DialectMemory): Provider {
  const address = maskAddress(settings.baseUrl);
  let learned: Dialect | undefined;
  /** As the next command will find it. */
  let stored: Dialect | undefined;

  return {
    async complete(request, exchange) {
      const client = await openClient(settings, exchange);
      stored ??= (await memory.recall()) ?? firstDialect(settings.baseUrl);
      learned ??= stored;
      for (let spoken = learned; ;) {
        const body = await requestBody(settings, request, spoken);
        const answer = await answerTo(client.chat.completions.create(body).asResponse());
        if (!(answer instanceof Response)) {
          const { status, said } = answer;
          const isOfForm = status === 400 || status === 422;
          const next = isOfForm ? adapt(spoken, said, sentIn(request)) : undefined;
          if (next === undefined) throw new OrchcError(refusal(status, said, settings, exchange));
          spoken = next;
          continue;
        }
        const reply = await readAnswer(answer, client, address, exchange);
        const isHeld = isHeldTo(request, spoken, reply);
        // A simpler form is kept once it has worked: what did not was perhaps the model's fault.
        const isTried = request.schema !== undefined || spoken.format === stored.format;
        learned = isHeld ? spoken : (withSimplerFormat(spoken) ?? spoken);
        if (isHeld && isTried && stored !== spoken) await memory.keep((stored = spoken));
        return asAsked(reply, request, spoken);
      }
    },
    embed: (texts, exchange) => embed(settings, texts, exchange),
    contextTokens: (exchange) => contextWindow(settings, exchange),
  };
}

/**
 * Whether the endpoint holds the model to the form that was asked for. One that takes a schema and answers with
 * something else than JSON ignores it: the next request asks in a simpler way.
 */
function isHeldTo(request: ProviderRequest, { format }: Dialect, reply: ProviderReply): boolean {
  if (request.schema === undefined || reply.finish !== "stop" || format === "text") return true;
  if (reply.text.trim() === "") return true;
  return (reply.toolCalls ?? []).length > 0 || readJson(reply.text) !== undefined;
}

/** The reply as if the endpoint knew everything: arguments of the call that takes the answer, calls told in words. */
function asAsked(reply: ProviderReply, request: ProviderRequest, dialect: Dialect): ProviderReply {
  const { toolCalls = [], ...rest } = reply;
  if (isAskedByTool(request, dialect)) {
    const answer = toolCalls.find(({ name }) => name === request.name);
    if (answer !== undefined) return { ...rest, text: answer.arguments };
  }
  const { messages, tools = [] } = request;
  const inWords = dialect.tools || tools.length === 0 ? [] : readCalls(reply.text);
  const calls = inWords.length === 0 ? toolCalls : inWords;
  if (calls.length === 0) return rest;
  const text = inWords.length === 0 ? rest.text : "";
  return { ...rest, text, toolCalls: withUniqueIds(calls, messages) };
}
