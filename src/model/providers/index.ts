/** Which provider speaks to an endpoint: one of ours by its name, or a module of the workspace by its path. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { OrchcError, providerNotLoaded } from "../../contract/diagnostics/index.ts";
import type { ModelConfig } from "../../workspace/model-settings.ts";
import { oneLine } from "../one-line.ts";
import type { Provider, ProviderFactory } from "../provider.ts";

export interface ProviderOptions {
  /** Paths of modules are relative to it. */
  readonly workspaceRoot: string;
  readonly cacheFolder?: string | undefined;
}

/** Throws an OrchcError when there is no such provider. */
export async function openProvider(
  { provider, baseUrl, name, temperature }: ModelConfig,
  { workspaceRoot, cacheFolder }: ProviderOptions,
): Promise<Provider> {
  const settings = { baseUrl, name, temperature };
  if (provider === "openai") {
    const [{ openaiProvider }, { dialectMemory }] = await Promise.all([
      import("./openai.ts"),
      import("./openai/dialect-memory.ts"),
    ]);
    return openaiProvider(settings, dialectMemory(cacheFolder, settings));
  }
  const failed = (reason: string) => new OrchcError(providerNotLoaded({ provider, reason }));
  const file = resolve(workspaceRoot, provider);
  if (!existsSync(file)) throw failed("there is no such file");
  let loaded: { readonly default?: unknown };
  try {
    loaded = (await import(pathToFileURL(file).href)) as typeof loaded;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Node says there which of our files asked for it.
    throw failed(oneLine(message.replace(/ imported from .*$/s, "")));
  }
  if (typeof loaded.default !== "function") throw failed("its default export is no function");
  const made = (loaded.default as ProviderFactory)(settings);
  if (typeof made?.complete !== "function") throw failed("what it makes has no function complete");
  return made;
}
