/**
 * Which models could be used now, configured or not: by what is on this machine, without a request that costs anything.
 * Of a key it says whether there is one.
 */
import { askEndpoint, listed } from "./ask-endpoint.ts";
import type { Check } from "./check.ts";

const KEYS = [
  { variable: "OPENAI_API_KEY", page: "docs/providers/openai.md" },
  { variable: "ANTHROPIC_API_KEY", page: "docs/providers/anthropic.md" },
];

export const providers: Check = {
  name: "Models at hand",
  look: async ({ session: { env } }) => {
    const address = ollamaAddress(env["OLLAMA_HOST"]);
    const answer = await askEndpoint(`${address}/api/tags`);
    const models = typeof answer === "string" ? [] : answer.models;
    const ollama =
      models.length > 0
        ? [`Ollama at ${address} has ${listed(models)} (docs/providers/ollama.md)`]
        : [];
    const keys = KEYS.filter(({ variable }) => (env[variable]?.trim() ?? "") !== "").map(
      ({ variable, page }) => `${variable} is set (${page})`,
    );
    const usable = [...ollama, ...keys];
    const without = "planning without a model always works (docs/providers/without-a-model.md)";
    const isEmpty = typeof answer !== "string" && answer.status === 200 && models.length === 0;
    return {
      verdict: "ok",
      found: usable.length === 0 ? `none; ${without}` : usable.join("; "),
      details: [
        ...(usable.length === 0 ? [] : [without]),
        ...(isEmpty ? [`Ollama at ${address} has no model yet: ollama pull qwen3:8b`] : []),
        ...(typeof answer === "string" ? [`no Ollama answers at ${address}`] : []),
        ...KEYS.filter(({ variable }) => (env[variable]?.trim() ?? "") === "").map(
          ({ variable }) => `${variable} is not set`,
        ),
      ],
    };
  },
};

/** As Ollama reads it: host and port, or one of them, or an address; a server's `0.0.0.0` is this machine. */
export function ollamaAddress(host: string | undefined): string {
  const written = host?.trim() ?? "";
  const url = URL.parse(/^https?:\/\//.test(written) ? written : `http://${written}`);
  if (written === "" || url === null) return "http://127.0.0.1:11434";
  const name = url.hostname === "0.0.0.0" ? "127.0.0.1" : url.hostname;
  const port = url.port === "" && url.protocol === "http:" ? "11434" : url.port;
  return `${url.protocol}//${name}${port === "" ? "" : `:${port}`}`;
}
