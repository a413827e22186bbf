/** Why no connection came about, for a person. Nothing of the key, and no secret of the address, gets into it. */
import { modelUnreachable, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { maskAddress } from "../../contract/mask-address.ts";
import type { ModelConfig } from "../../workspace/model-settings.ts";
import { isLocal } from "../is-local.ts";

export function explainConnection(error: unknown, { name, baseUrl }: ModelConfig): Diagnostic {
  const refused = refusedBy(error, baseUrl);
  const reason =
    refused === undefined
      ? systemCode(error)
      : refused === "port"
        ? "fetch blocks its port"
        : "its address holds a user name or a password";
  const address = maskAddress(baseUrl);
  return modelUnreachable({ address, model: name, reason, local: isLocal(baseUrl), refused });
}

/** Whether another try could help: what fetch refuses before it sends anything, it refuses again. */
export function isRefusedByFetch(error: unknown, { baseUrl }: ModelConfig): boolean {
  return refusedBy(error, baseUrl) !== undefined;
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
