/** Whether the configured models are there. */
import { canonicalJson } from "../../contract/json.ts";
import { maskAddress } from "../../contract/mask-address.ts";
import { modelConfig, type ModelConfig } from "../../workspace/index.ts";
import { askEndpoint, listed } from "./ask-endpoint.ts";
import { settingsFirst, type Check, type Finding } from "./check.ts";

/** Who plans comes first. `model` is whatever role is not named. */
const ROLES = ["planner", "answer", "agent"];

export const model: Check = {
  name: "Model",
  look: async ({ session, workspace }): Promise<Finding> => {
    if (workspace === undefined) return settingsFirst;
    const { config } = workspace;
    const roles = [...new Set([...ROLES, ...Object.keys(config.models)])];
    const settings = roles.flatMap((role) => modelConfig(config, role) ?? []);
    const distinct = [...new Map(settings.map((own) => [canonicalJson(own), own])).values()];
    if (distinct.length === 0) {
      return { verdict: "ok", found: "none configured; plans are made by rules, without a model" };
    }
    const findings = await Promise.all(distinct.map((own) => look(own, session.env)));
    const [worst = { verdict: "ok", found: "" }, ...others] = findings.toSorted(
      (a, b) => Number(b.verdict === "problem") - Number(a.verdict === "problem"),
    );
    return others.length === 0 ? worst : { ...worst, details: others.map(({ found }) => found) };
  },
};

async function look(settings: ModelConfig, env: NodeJS.ProcessEnv): Promise<Finding> {
  const { provider, baseUrl, name, apiKeyEnv, recordings } = settings;
  if (recordings?.mode === "replay") {
    return { verdict: "ok", found: `${name}, replayed from ${recordings.folder}` };
  }
  const key = env[apiKeyEnv]?.trim() ?? "";
  const address = maskAddress(baseUrl);
  if (holdsCredentials(baseUrl)) {
    return {
      verdict: "problem",
      found: `${address} is configured with a user name or a password, which fetch does not send`,
      fix: `Take them out of model.baseUrl, and put the key into ${apiKeyEnv}.`,
    };
  }
  // The error of a header that cannot be sent would show it.
  if (!/^[\x21-\x7e]*$/.test(key)) {
    return {
      verdict: "problem",
      found: `the key in ${apiKeyEnv} has characters that no key has, such as a line break`,
      fix: `Set ${apiKeyEnv} to the key alone.`,
    };
  }
  if (provider !== "openai") {
    return { verdict: "ok", found: `${name} at ${address}, by ${provider}; that is not tried` };
  }
  const headers = key === "" ? {} : keyHeaders(baseUrl, key);
  const answer = await askEndpoint(`${baseUrl.replace(/\/$/, "")}/models`, headers);
  if (typeof answer === "string") {
    return {
      verdict: "problem",
      found: `${address} cannot be reached: ${answer}`,
      fix: "Start the model's server, correct model.baseUrl, or plan without it: --planner grammar.",
    };
  }
  const { status, models } = answer;
  if (status === 401 || status === 403) {
    return {
      verdict: "problem",
      found: `${address} refuses the key in ${apiKeyEnv}${key === "" ? ", which is not set" : ""}`,
      fix: `Set ${apiKeyEnv} to a valid key.`,
    };
  }
  if (models.length > 0 && !models.some((one) => one === name || one === `${name}:latest`)) {
    return {
      verdict: "problem",
      found: `${address} has no model ${name}; it has ${listed(models)}`,
      fix: `Choose one of them as model.name. With Ollama: ollama pull ${name}.`,
    };
  }
  return { verdict: "ok", found: `${name} at ${address} (HTTP ${status})` };
}

/** Anthropic's list of models is of its own protocol, which takes the key in another header. */
function keyHeaders(baseUrl: string, key: string): Record<string, string> {
  return new URL(baseUrl).hostname === "api.anthropic.com"
    ? { "x-api-key": key, "anthropic-version": "2023-06-01" }
    : { authorization: `Bearer ${key}` };
}

function holdsCredentials(baseUrl: string): boolean {
  const { username, password } = new URL(baseUrl);
  return username !== "" || password !== "";
}
