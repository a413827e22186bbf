/** What went wrong between the client and a server, in words for a person. */

export interface Failed {
  /** As it goes on after "The server NAME …" and a colon. */
  readonly why: string;
  /** Whether the connection is of no more use. */
  readonly isClosed: boolean;
  /** Whether a later try could succeed. */
  readonly transient: boolean;
  /** Whether the call may have been carried out all the same. */
  readonly isLost: boolean;
  readonly kind: "network" | "timeout" | "denied" | "failed";
}

/** JSON-RPC: the server has no such method, the parameters do not fit; MCP: none of its revisions is ours. */
const UNSUPPORTED_VERSION = -32_022;

/** What to do about it: signing in through a browser, which such a server may offer, is not there. */
const CREDENTIALS = {
  401: 'give it a token in the headers of the server in orchc.config.yaml, as authorization: "Bearer ${NAME}", and set the variable NAME where orchc is started',
  403: "the token in the headers of the server in orchc.config.yaml does not allow this: use one that does",
} as const;

/** @param broken what its transport knows of its end */
export function explainFailure(
  thrown: unknown,
  broken: string | undefined,
  timeoutMs: number,
): Failed {
  const closed = { isClosed: true, transient: true, isLost: true, kind: "network" } as const;
  if (broken !== undefined) return { ...closed, why: broken };
  const { code, status } = thrown as { readonly code?: unknown; readonly status?: unknown };
  const message = innermost(thrown);
  if (typeof code === "number") return answeredWith(code, message);
  if (code === "REQUEST_TIMEOUT") {
    return {
      why: `it did not answer within ${timeoutMs / 1000} s`,
      isClosed: false,
      transient: true,
      isLost: true,
      kind: "timeout",
    };
  }
  const refused = typeof status === "number" ? status : isUnauthorised(thrown) ? 401 : undefined;
  if (refused === 401 || refused === 403) {
    const why = `it refuses the credentials (status ${refused}): ${CREDENTIALS[refused]}`;
    return { why, isClosed: true, transient: false, isLost: false, kind: "denied" };
  }
  if (refused !== undefined) {
    return { ...closed, why: `it answered with status ${refused}`, transient: refused >= 500 };
  }
  if (code === "CONNECTION_CLOSED" || code === "NOT_CONNECTED")
    return { ...closed, why: "it closed the connection" };
  return { ...closed, why: message };
}

function answeredWith(code: number, message: string): Failed {
  const settled = { isClosed: false, transient: false, isLost: false, kind: "failed" } as const;
  if (code === UNSUPPORTED_VERSION) {
    return {
      ...settled,
      why: `it speaks none of the revisions of the protocol that are asked for (2025-11-25 and older). If it speaks 2026-07-28, set protocol of the server to that in orchc.config.yaml: ${message}`,
    };
  }
  return { ...settled, why: `it answered with error ${code}: ${message}` };
}

function isUnauthorised(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "UnauthorizedError";
}

/** `fetch failed` says nothing; its cause does. */
function innermost(thrown: unknown): string {
  let message = "nothing is known of the reason";
  for (let at = thrown; at instanceof Error; at = at.cause) {
    const { code } = at as { readonly code?: unknown };
    message = at.message === "" && typeof code === "string" ? code : at.message || message;
  }
  return message.length > 1000 ? `${message.slice(0, 1000)} …` : message;
}
