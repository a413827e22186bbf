/** Texts as vectors, by a model of the configuration: asked for together, kept, counted and held against the budget. */
import { join, relative, resolve } from "node:path";
import PQueue from "p-queue";
import {
  embeddingsNotUsable,
  OrchcError,
  recordingMissing,
  recordingNotReadable,
} from "../../contract/diagnostics/index.ts";
import { sha256 } from "../../contract/json.ts";
import { maskAddress } from "../../contract/mask-address.ts";
import type { ModelConfig } from "../../workspace/model-settings.ts";
import { modelBudget } from "../budget.ts";
import type { ModelOptions } from "../create-model.ts";
import type { ModelUsage } from "../model.ts";
import { addUsage, nothingUsed } from "../usage.ts";
import { askEmbeddings } from "./ask-embeddings.ts";
import type { Vector } from "./vector.ts";
import { vectorFile } from "./vector-file.ts";

export interface Embedder {
  /** The service's name for the model. */
  readonly name: string;
  /**
   * A vector a text, in their order, all of one length. Texts that were embedded before are not sent again; long ones
   * are cut. Throws an OrchcError when there are no usable vectors, and the signal's reason when it was cancelled.
   */
  embed(texts: readonly string[]): Promise<readonly Vector[]>;
  usage(): ModelUsage;
}

/** Nothing is loaded, read or sent before the first text. */
export function createEmbedder(config: ModelConfig, options: ModelOptions): Embedder {
  const { name, recordings } = config;
  const asking = {
    ...options,
    budget: options.budget ?? modelBudget(undefined),
    queue: options.queue ?? new PQueue({ concurrency: config.concurrency }),
  };
  const path = placeOf(config, options);
  const shown = path === undefined ? "" : relative(options.workspaceRoot, path);
  const file = path === undefined ? undefined : vectorFile(path);
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  let kept: Promise<Map<string, Vector>> | undefined;
  let total = nothingUsed;

  const keyOf = (text: string): string => sha256(JSON.stringify([name, text]));

  const known = (): Promise<Map<string, Vector>> =>
    (kept ??= (file?.read() ?? Promise.resolve(new Map<string, Vector>())).catch(
      (error: unknown) => {
        // A cache that cannot be read is as good as none.
        if (recordings === undefined) return new Map<string, Vector>();
        throw unusable(error);
      },
    ));

  function unusable(error: unknown): OrchcError {
    const reason = error instanceof Error ? error.message : String(error);
    return new OrchcError(recordingNotReadable({ file: shown, reason }));
  }

  /** Those of one moment go together: a search asks for several texts, each on its own. */
  function fetched(text: string): Promise<void> {
    const already = waiting.get(text);
    if (already !== undefined) return already.promise;
    if (waiting.size === 0) setImmediate(() => void flush());
    const asked = Promise.withResolvers<void>();
    waiting.set(text, asked);
    return asked.promise;
  }

  async function flush(): Promise<void> {
    const all = [...waiting];
    waiting.clear();
    try {
      await fetchAll(all.map(([text]) => text));
      for (const [, { resolve: done }] of all) done();
    } catch (error) {
      for (const [, { reject }] of all) reject(error);
    }
  }

  async function fetchAll(texts: readonly string[]): Promise<void> {
    const vectors = await known();
    const { made, usage } = await askEmbeddings(config, asking, texts);
    total = addUsage(total, usage);
    const before = vectors.values().next().value;
    // The endpoint has another model of this name now.
    if (before !== undefined && before.length !== made[0]?.length) vectors.clear();
    const added = new Map(texts.map((text, at) => [keyOf(text), made[at] as Vector]));
    for (const [key, vector] of added) vectors.set(key, vector);
    await file?.add(added).catch((error: unknown) => {
      if (recordings !== undefined) throw unusable(error);
    });
  }

  return {
    name,
    async embed(texts) {
      const vectors = await known();
      const missing = (): string[] => texts.filter((text) => !vectors.has(keyOf(text)));
      if (missing().length > 0 && recordings?.mode === "replay") {
        throw new OrchcError(recordingMissing({ request: "embeddings", file: shown }));
      }
      await Promise.all(missing().map(fetched));
      // Those that were known are gone when new ones turn out to be of another length.
      await Promise.all(missing().map(fetched));
      const found = texts.map((text) => vectors.get(keyOf(text)));
      if (!found.every((vector) => vector !== undefined)) {
        const address = maskAddress(config.baseUrl);
        const reason = "the length of its vectors changes from request to request";
        throw new OrchcError(embeddingsNotUsable({ address, model: name, reason }));
      }
      return found;
    },
    usage: () => total,
  };
}

/** Recordings are the workspace's and stand beside those of replies; what is cached is an endpoint's. */
function placeOf(
  { baseUrl, name, recordings }: ModelConfig,
  { workspaceRoot, cacheFolder }: ModelOptions,
): string | undefined {
  if (recordings !== undefined) {
    return join(resolve(workspaceRoot, recordings.folder), "embeddings.jsonl");
  }
  if (cacheFolder === undefined) return undefined;
  return join(cacheFolder, "embeddings", `${sha256(JSON.stringify([baseUrl, name]))}.jsonl`);
}
