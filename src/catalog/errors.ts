/** Errors that tools throw on purpose. They cross the runtime as one of two kinds: retryable or terminal. */
import type { ErrorClass } from "../contract/error-class.ts";

export class ToolError extends Error {
  override readonly name = "ToolError";
  /** Whether a later try could succeed. */
  readonly retryable: boolean;
  /** Least milliseconds before a later try, when the service has said so. */
  readonly retryAfterMs: number | undefined;
  /** What a person can do about it. */
  readonly help: string | undefined;
  /** What kind of failure it is: by that a fallback of a plan is chosen. Default: told from the rest. */
  readonly kind: ErrorClass | undefined;

  constructor(
    message: string,
    options: {
      readonly help?: string;
      readonly retryable?: boolean;
      readonly retryAfterMs?: number;
      readonly kind?: ErrorClass;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.help = options.help;
    this.kind = options.kind;
  }
}
