/** What went wrong with a request, for a person. Nothing of the key, and no secret of the address, gets into it. */
import {
  modelKeyRefused,
  modelRateLimited,
  modelRequestRefused,
  modelServerError,
  modelTimeout,
  modelUnknown,
  modelUnreachable,
  notAModelEndpoint,
  OrchcError,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { maskAddress } from "../contract/mask-address.ts";
import type { ModelConfig } from "../workspace/model-settings.ts";
import { isLocal } from "./is-local.ts";
import type { ApiKey } from "./api-key.ts";
import { sentence } from "./one-line.ts";

/** The package's own retries, for lost connections and statuses 408, 409, 429 and 5xx; its pauses grow from half a second. */
export const MAX_RETRIES = 2;

export interface Circumstances {
  readonly config: ModelConfig;
  readonly key: ApiKey;
  readonly deadline: AbortSignal;
}

/** An OrchcError for all that endpoints and networks can do; any other error comes back as it is. */
export async function explainFailure(error: unknown, circumstances: Circumstances): Promise<Error> {
  const { APIConnectionError, APIConnectionTimeoutError, APIError } = await import("openai");
  const { config, deadline } = circumstances;
  const address = maskAddress(config.baseUrl);
  if (error instanceof OrchcError) return error;
  if (deadline.aborted || error instanceof APIConnectionTimeoutError) {
    return new OrchcError(modelTimeout({ address, ms: config.timeoutMs }));
  }
  if (error instanceof APIError && error.status !== undefined) {
    return new OrchcError(explainStatus(error.status, complaintOf(error), circumstances));
  }
  if (error instanceof SyntaxError) {
    return new OrchcError(notAModelEndpoint({ address, reason: "its answer is not JSON" }));
  }
  // A connection that breaks in the middle of the body comes as fetch's own TypeError.
  if (error instanceof APIConnectionError || error instanceof TypeError) {
    const { name: model, baseUrl } = config;
    const local = isLocal(baseUrl);
    const refused = refusedBy(error, baseUrl);
    const reason =
      refused === undefined
        ? systemCode(error)
        : refused === "port"
          ? "fetch blocks its port"
          : "its address holds a user name or a password";
    return new OrchcError(modelUnreachable({ address, model, reason, local, refused }));
  }
  return error instanceof Error ? error : new Error(String(error));
}

function explainStatus(
  status: number,
  complaint: string,
  { config, key }: Circumstances,
): Diagnostic {
  const address = maskAddress(config.baseUrl);
  const said = sentence(key.redact(complaint));
  const tries = MAX_RETRIES + 1;
  if (status === 401 || status === 403) {
    return modelKeyRefused({ address, status, variable: config.apiKeyEnv, set: key.set });
  }
  if (status === 404 && /model/i.test(complaint)) {
    return modelUnknown({ model: config.name, address, local: isLocal(config.baseUrl) });
  }
  if (status === 404) return notAModelEndpoint({ address, reason: "it says 404, not found" });
  if (status === 429) return modelRateLimited({ address, tries, said });
  if (status >= 500) return modelServerError({ address, status, tries, said });
  return modelRequestRefused({ address, status, said });
}

/** What the endpoint itself said, in the usual place (`error.message`) or as plain text. */
export function complaintOf(error: { readonly message: string; readonly error?: unknown }): string {
  const body = error.error;
  if (typeof body === "object" && body !== null && "message" in body) {
    if (typeof body.message === "string") return body.message;
  }
  return error.message.replace(/^\d{3} (status code \(no body\))?/, "");
}

/** fetch refuses some addresses before it sends anything, with errors that have no code. */
function refusedBy(error: unknown, baseUrl: string): "port" | "credentials" | undefined {
  const { username, password } = new URL(baseUrl);
  if (username !== "" || password !== "") return "credentials";
  let cause: unknown = error;
  while (cause instanceof Error) {
    if (cause.message === "bad port") return "port";
    ({ cause } = cause);
  }
  return undefined;
}

/** The innermost system code (`ECONNREFUSED`). Messages are left out: they can hold the whole address. */
function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return "the connection was lost";
  // Where several addresses were tried (IPv4 and IPv6), the first speaks for all.
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (cause instanceof Error) return systemCode(cause);
  return "code" in error && typeof error.code === "string" ? error.code : "the connection was lost";
}
