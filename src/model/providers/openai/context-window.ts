/**
 * How many tokens prompt and reply may have together, from what servers on one's own machines say of themselves:
 *
 * - Ollama: the window that the model is loaded with (`/api/ps`), else `num_ctx` of its Modelfile (`/api/show`), else
 *   Ollama's default, which is much less than what the model was trained for
 * - llama.cpp: `n_ctx` of `/props`
 * - vLLM, LM Studio, OpenRouter: fields of the model in `/v1/models`
 */
import { z } from "zod";
import type { Exchange, ProviderSettings } from "../../provider.ts";

/** Services whose listing does not say it, and which refuse what is too long instead of clipping it. */
const SILENT_HOSTS = new Set(["api.openai.com", "api.anthropic.com"]);

/** Of Ollama without a setting, where it has less than 24 GB of graphics memory. */
const OLLAMA_DEFAULT = 4096;

const tokens = z.int().positive();

export async function contextWindow(
  { baseUrl, name }: ProviderSettings,
  { fetch, key }: Exchange,
): Promise<number | undefined> {
  if (SILENT_HOSTS.has(new URL(baseUrl).hostname)) return undefined;
  const base = baseUrl.replace(/\/$/, "");
  const root = base.replace(/\/v1$/, "");
  const ask = async (address: string, body?: object): Promise<unknown> => {
    try {
      const response = await fetch(address, {
        headers: {
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return undefined;
      }
      return await response.json();
    } catch {
      // Who does not answer this may answer everything else; what is wrong with it, the request itself finds.
      return undefined;
    }
  };
  const [listed, shown, loaded, props] = await Promise.all([
    ask(`${base}/models`),
    ask(`${root}/api/show`, { model: name }),
    ask(`${root}/api/ps`),
    ask(`${root}/props`),
  ]);
  return ofOllama(name, shown, loaded) ?? ofLlamaCpp(props) ?? ofListing(name, listed);
}

const shownSchema = z.looseObject({
  parameters: z.string().nullish(),
  model_info: z.record(z.string(), z.unknown()),
});
const loadedSchema = z.object({
  models: z.array(
    z.object({ name: z.string(), model: z.string().nullish(), context_length: tokens }),
  ),
});

function ofOllama(name: string, shown: unknown, loaded: unknown): number | undefined {
  const model = shownSchema.safeParse(shown).data;
  if (model === undefined) return undefined;
  const isSame = (other: string | null | undefined) => other === name || other === `${name}:latest`;
  const running = loadedSchema
    .safeParse(loaded)
    .data?.models.find((one) => isSame(one.name) || isSame(one.model));
  if (running !== undefined) return running.context_length;
  const set = /^num_ctx\s+(\d+)\s*$/m.exec(model.parameters ?? "")?.[1];
  const [, trained] =
    Object.entries(model.model_info).find(([key]) => key.endsWith(".context_length")) ?? [];
  const most = typeof trained === "number" ? trained : Number.POSITIVE_INFINITY;
  return Math.min(set === undefined ? OLLAMA_DEFAULT : Number(set), most);
}

const propsSchema = z.object({ default_generation_settings: z.object({ n_ctx: tokens }) });

function ofLlamaCpp(props: unknown): number | undefined {
  return propsSchema.safeParse(props).data?.default_generation_settings.n_ctx;
}

/** By their services: vLLM, LM Studio as it is loaded, OpenRouter. */
const FIELDS = ["max_model_len", "loaded_context_length", "context_length"] as const;
const listingSchema = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

function ofListing(name: string, listed: unknown): number | undefined {
  const model = listingSchema.safeParse(listed).data?.data.find(({ id }) => id === name);
  return FIELDS.map((field) => tokens.safeParse(model?.[field]).data).find(
    (found) => found !== undefined,
  );
}
