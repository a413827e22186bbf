/** The package's client, told everything that it would otherwise take from the environment. */
import type { OpenAI } from "openai";
import type { Exchange, ProviderSettings } from "../../provider.ts";

/** Tries and time are the exchange's. */
export async function openClient(
  { baseUrl }: ProviderSettings,
  { key, fetch }: Exchange,
): Promise<OpenAI> {
  // It takes a third of a second to load, and planning without a model never needs it.
  const { OpenAI } = await import("openai");
  return new OpenAI({
    // The client insists on one, also where an endpoint needs none.
    apiKey: key ?? "none",
    baseURL: baseUrl,
    fetch,
    timeout: 2 ** 31 - 1,
    maxRetries: 0,
    logLevel: "off",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
  });
}
