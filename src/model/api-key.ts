/** The key of an endpoint: read when it is needed, kept nowhere, and taken out of whatever comes back. */
import { modelKeyMalformed, OrchcError } from "../contract/diagnostics/index.ts";

export interface ApiKey {
  /** Whether the variable holds anything. */
  readonly set: boolean;
  /** What is sent. Endpoints that need no key get a placeholder, since the client insists on one. */
  readonly value: string;
  /** The text without the key, for the case that an endpoint repeats it. */
  redact(text: string): string;
}

const PLACEHOLDER = "none";

/** Anything shorter (`ollama`, `none`) is no secret, and taking it out would spoil ordinary text. */
const SHORTEST_SECRET = 8;

export function readApiKey(env: NodeJS.ProcessEnv, variable: string): ApiKey {
  const value = env[variable]?.trim() ?? "";
  if (value === "") return { set: false, value: PLACEHOLDER, redact: (text) => text };
  if (!/^[\x21-\x7e]+$/.test(value)) throw new OrchcError(modelKeyMalformed({ variable }));
  const secret = value.length >= SHORTEST_SECRET;
  return {
    set: true,
    value,
    redact: (text) => (secret ? text.replaceAll(value, `[${variable}]`) : text),
  };
}
