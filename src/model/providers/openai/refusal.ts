/** What an endpoint says when it does not do what it is asked for. */
import {
  modelRequestRefused,
  modelUnknown,
  notAModelEndpoint,
  OrchcError,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import { maskAddress } from "../../../contract/mask-address.ts";
import { complaintOf } from "../../http/complaint.ts";
import { isLocal } from "../../is-local.ts";
import { sentence } from "../../one-line.ts";
import type { Exchange, ProviderSettings } from "../../provider.ts";

/** What came, or with which status and words it was refused. */
export async function answerTo(
  asked: Promise<Response>,
): Promise<Response | { readonly status: number; readonly said: string }> {
  const { APIError } = await import("openai");
  try {
    return await asked;
  } catch (error) {
    // The client wraps what its fetch throws.
    const own = ownErrorIn(error);
    if (own !== undefined) throw own;
    if (!(error instanceof APIError) || error.status === undefined) throw error;
    const { said } = complaintOf(JSON.stringify({ error: error.error ?? error.message }));
    return { status: error.status, said };
  }
}

function ownErrorIn(error: unknown): Error | undefined {
  let cause: unknown = error;
  while (cause instanceof Error) {
    if (cause instanceof OrchcError) return cause;
    ({ cause } = cause);
  }
  return undefined;
}

export function refusal(
  status: number,
  complaint: string,
  { name, baseUrl }: ProviderSettings,
  { redact }: Exchange,
): Diagnostic {
  const address = maskAddress(baseUrl);
  if (status === 404 && /model/i.test(complaint)) {
    return modelUnknown({ model: name, address, local: isLocal(baseUrl) });
  }
  if (status === 404) return notAModelEndpoint({ address, reason: "it says 404, not found" });
  return modelRequestRefused({ address, status, said: sentence(redact(complaint)) });
}
