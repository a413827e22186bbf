/** The body of an answer within its limits: of size, of time as a whole, and of silence between two of its parts. */
import { setTimeout as pause } from "node:timers/promises";

export interface BodyLimits {
  readonly mostBytes: number;
  /** Milliseconds without a byte, once there was one. */
  readonly silenceMs: number;
  /** Aborted when the time is over or the request is cancelled. */
  readonly signal: AbortSignal;
  /** What the reader gets in place of the rest. */
  readonly failures: {
    tooLarge(): Error;
    silent(): Error;
    /** The connection was cut, or the signal was aborted. */
    broken(bytes: number): Error;
  };
}

/** The stream fails with an error of `failures`, and the connection is then closed. */
export function guardBody(
  body: ReadableStream<Uint8Array>,
  { mostBytes, silenceMs, signal, failures }: BodyLimits,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  const next = async (): Promise<Uint8Array | undefined> => {
    let part: Awaited<ReturnType<typeof reader.read>> | undefined;
    try {
      part = await unlessSilent(reader.read(), bytes === 0 ? undefined : silenceMs);
      signal.throwIfAborted();
    } catch {
      throw failures.broken(bytes);
    }
    if (part === undefined) throw failures.silent();
    if (part.done) return undefined;
    bytes += part.value.byteLength;
    if (bytes > mostBytes) throw failures.tooLarge();
    return part.value;
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const part = await next();
        if (part === undefined) controller.close();
        else controller.enqueue(part);
      } catch (error) {
        controller.error(error);
        await reader.cancel().catch(() => undefined);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** `undefined` when the time passes first. */
async function unlessSilent<Result>(
  result: Promise<Result>,
  ms: number | undefined,
): Promise<Result | undefined> {
  if (ms === undefined) return result;
  const over = new AbortController();
  const silence = pause(ms, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    return await Promise.race([result, silence]);
  } finally {
    over.abort();
    // Where the silence won, nobody else waits for it.
    result.catch(() => undefined);
  }
}
