/** One request to an endpoint: its time, its tries and the size of its answer are kept within bounds. */
import { setTimeout as pause } from "node:timers/promises";
import {
  modelAsksToWait,
  modelKeyRefused,
  modelRateLimited,
  modelReplyTooLarge,
  modelServerError,
  modelSilent,
  modelStreamBroken,
  modelTimeout,
  OrchcError,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { maskAddress } from "../../contract/mask-address.ts";
import type { ModelConfig } from "../../workspace/model-settings.ts";
import type { ApiKey } from "../api-key.ts";
import { sentence } from "../one-line.ts";
import type { Exchange } from "../provider.ts";
import { complaintIn, type Complaint } from "./complaint.ts";
import { explainConnection, isRefusedByFetch } from "./explain-connection.ts";
import { guardBody } from "./guard-body.ts";
import { plainFetch } from "./plain-fetch.ts";
import { askedDelayMs, backoffMs, mayPass, TRIES } from "./retry-delay.ts";

export interface ExchangeOptions {
  readonly config: ModelConfig;
  readonly key: ApiKey;
  /** Cancels it: what is thrown is the signal's reason. */
  readonly cancel: AbortSignal | undefined;
  /** Of its reply. */
  readonly maxOutputTokens: number;
  /** Default: three. */
  readonly tries?: number;
}

/**
 * Bytes of an answer: a streamed token with everything around it takes a few hundred, and errors, echoes of the
 * request and what a model thinks aloud come on top.
 */
const mostBytes = (tokens: number): number => 1_048_576 + 1024 * tokens;

/** The time of the request begins now. */
export function openExchange(options: ExchangeOptions): Exchange {
  const { config, key, cancel, maxOutputTokens, tries: most = TRIES } = options;
  const address = maskAddress(config.baseUrl);
  const deadline = AbortSignal.timeout(config.timeoutMs);
  const end = performance.now() + config.timeoutMs;
  const signal = cancel === undefined ? deadline : AbortSignal.any([cancel, deadline]);
  const timedOut = () => new OrchcError(modelTimeout({ address, ms: config.timeoutMs }));
  const said = (complaint: Complaint): string => sentence(key.redact(complaint.said));

  const guarded = (response: Response): Response => {
    const { status, statusText, headers, body } = response;
    const bytes = mostBytes(maxOutputTokens);
    const limits = {
      mostBytes: bytes,
      silenceMs: config.silenceMs,
      signal,
      failures: {
        tooLarge: () =>
          new OrchcError(modelReplyTooLarge({ address, bytes, limit: maxOutputTokens })),
        silent: () => new OrchcError(modelSilent({ address, ms: config.silenceMs })),
        broken: (read: number): Error => {
          if (cancel?.aborted === true) return reasonOf(cancel);
          if (deadline.aborted) return timedOut();
          const how = `cut the connection in the middle of its reply, after ${read} bytes`;
          return new OrchcError(modelStreamBroken({ address, how }));
        },
      },
    };
    const guard = body === null ? null : guardBody(body, limits);
    return new Response(guard, { status, statusText, headers });
  };

  /** The answer, or what is wrong and may pass, with what the endpoint asks to wait. */
  const attempt = async (
    input: Parameters<typeof fetch>[0],
    init: RequestInit | undefined,
    tries: number,
  ): Promise<Response | { readonly problem: Diagnostic; readonly wait?: number | undefined }> => {
    let response: Response;
    try {
      response = guarded(await plainFetch(input, { ...init, signal }));
    } catch (error) {
      if (cancel?.aborted === true) throw reasonOf(cancel);
      if (deadline.aborted) throw timedOut();
      const problem = explainConnection(error, config);
      if (isRefusedByFetch(error, config)) throw new OrchcError(problem);
      return { problem };
    }
    const { status } = response;
    if (status === 401 || status === 403) {
      await response.body?.cancel();
      const variable = config.apiKeyEnv;
      throw new OrchcError(modelKeyRefused({ address, status, variable, set: key.set }));
    }
    if (!mayPass(status)) return response;
    const complaint = await complaintIn(response);
    const wait = askedDelayMs(response.headers);
    if (status !== 429) {
      return { problem: modelServerError({ address, status, tries, said: said(complaint) }), wait };
    }
    const problem = modelRateLimited({ address, tries, said: said(complaint) });
    // More tries make no money.
    if (complaint.code === "insufficient_quota") throw new OrchcError(problem);
    return { problem, wait };
  };

  return {
    key: key.set ? key.value : undefined,
    redact: key.redact,
    async fetch(input, init) {
      for (let tries = 1; ; tries += 1) {
        const outcome = await attempt(input, init, tries);
        if (outcome instanceof Response) return outcome;
        const { problem, wait } = outcome;
        if (tries >= most) throw new OrchcError(problem);
        const left = end - performance.now();
        if (wait !== undefined && wait > left) {
          throw new OrchcError(
            modelAsksToWait({ address, waitMs: wait, timeoutMs: config.timeoutMs }),
          );
        }
        try {
          await pause(wait ?? backoffMs(tries), undefined, { signal });
        } catch {
          throw cancel?.aborted === true ? reasonOf(cancel) : timedOut();
        }
      }
    },
  };
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
