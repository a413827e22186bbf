/** Whether the configured model answers. */
import { maskAddress } from "../../contract/mask-address.ts";
import type { Check, Finding } from "./check.ts";

/** Milliseconds; listing models takes a working endpoint far less. */
const TIMEOUT_MS = 5000;

export const model: Check = {
  name: "Model",
  look: async ({ session, workspace }): Promise<Finding> => {
    const settings = workspace?.config.model;
    if (settings === undefined) {
      return { verdict: "ok", found: "none configured; plans are made by rules, without a model" };
    }
    const { baseUrl, name, apiKeyEnv, recordings } = settings;
    if (recordings?.mode === "replay") {
      return { verdict: "ok", found: `${name}, replayed from ${recordings.folder}` };
    }
    const key = session.env[apiKeyEnv] ?? "";
    const address = maskAddress(baseUrl);
    if (holdsCredentials(baseUrl)) {
      return {
        verdict: "problem",
        found: `${address} is configured with a user name or a password, which fetch does not send`,
        fix: `Take them out of model.baseUrl, and put the key into ${apiKeyEnv}.`,
      };
    }
    const answer = await ask(`${baseUrl.replace(/\/$/, "")}/models`, key);
    if (typeof answer === "string") {
      return {
        verdict: "problem",
        found: `${address} cannot be reached: ${answer}`,
        fix: "Start the model's server, correct model.baseUrl, or plan without it: --planner grammar.",
      };
    }
    if (answer === 401 || answer === 403) {
      return {
        verdict: "problem",
        found: `${address} refuses the key in ${apiKeyEnv}${key === "" ? ", which is not set" : ""}`,
        fix: `Set ${apiKeyEnv} to a valid key.`,
      };
    }
    return { verdict: "ok", found: `${name} at ${address} (HTTP ${answer})` };
  },
};

function holdsCredentials(baseUrl: string): boolean {
  const { username, password } = new URL(baseUrl);
  return username !== "" || password !== "";
}

/** The status of the reply, or why there is none. */
async function ask(url: string, key: string): Promise<number | string> {
  try {
    const response = await fetch(url, {
      headers: key === "" ? {} : { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.message || cause.name : String(cause);
  }
}
