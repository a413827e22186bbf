/** HTTP on behalf of a tool: to the hosts that its unit may reach, and nowhere else, redirects included. */
import type { Response } from "undici";
import type { FetchedResponse, FetchOptions } from "../../../catalog/context.ts";
import { ToolError } from "../../../catalog/errors.ts";
import { isToHost, parseHost } from "../../../contract/host-name.ts";
import { maskAddress } from "../../../contract/mask-address.ts";
import { timerMs } from "../../timer-ms.ts";
import type { ByteAccount } from "../effects/byte-budget.ts";
import { LostEffect } from "../effects/lost-effect.ts";
import { addSecrets, type SentSecret } from "../secrets/add-secrets.ts";
import type { Mask } from "../secrets/mask.ts";
import { PrivateAddressError, type Connections } from "./connections.ts";
import { problemDetail } from "./problem-detail.ts";
import { readBody } from "./read-body.ts";
import { redirected, redirectOf, type PlainRequest } from "./redirect.ts";
import { retryAfterMs } from "./retry-after.ts";
import { routed, unrouted, type Routes } from "./routes.ts";

export interface FetchHost {
  /** As permissions name hosts. */
  readonly allowed: readonly string[];
  /** Those whose addresses may be private. */
  readonly listed: readonly string[];
  readonly routes: Routes;
  readonly connections: Connections;
  /** Added to requests to hosts of theirs. */
  readonly secrets: readonly SentSecret[];
  readonly mask: Mask;
  readonly account: ByteAccount;
  readonly signal: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** As many as browsers follow (the Fetch standard, HTTP-redirect fetch). */
const MOST_REDIRECTS = 20;

/** Statuses that a later try may not meet again, beside 5xx: request timeout, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);

/** Methods that ask for no change: RFC 9110, 9.2.1. */
const SAFE = new Set(["GET", "HEAD", "OPTIONS", "TRACE"]);

/** What says that the request was never sent. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Statuses of 500 and above that say that nothing was done: not implemented, and not available now. */
const NOT_DONE = new Set([501, 503]);

/** What stands before a service says that it cannot be reached, or does not answer. */
const GATEWAY = new Set([502, 503, 504]);

/** @throws ToolError when the host is not allowed, does not answer, or answers with a status of 400 and above */
export async function fetchFor(
  host: FetchHost,
  url: string,
  options: FetchOptions,
): Promise<FetchedResponse> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const timeout = AbortSignal.timeout(timerMs(timeoutMs));
  const signal = AbortSignal.any([host.signal, timeout]);
  const first = allowedUrl(url, host.allowed);
  try {
    return await follow(host, first, options, signal);
  } catch (cause) {
    if (cause instanceof ToolError) throw cause;
    const why = timeout.aborted ? `did not answer within ${timeoutMs} ms` : reasonOf(cause);
    const help = `Check the network connection, and whether ${first.host} is right and answers; then run again.`;
    const isLost = !SAFE.has(methodOf(options)) && !NOT_SENT.has(codeOf(cause));
    const Kind = isLost ? LostEffect : ToolError;
    const kind = timeout.aborted ? "timeout" : "network";
    throw new Kind(`${maskAddress(first.href)} ${why}`, { help, retryable: true, kind, cause });
  }
}

async function follow(
  host: FetchHost,
  first: URL,
  { method = "GET", headers = {}, body }: FetchOptions,
  signal: AbortSignal,
): Promise<FetchedResponse> {
  let url = first;
  let request: PlainRequest = { method, headers: new Headers(headers), body: body ?? null };
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await send(host, url, request, signal);
    const location = redirectOf(response.status, response.headers.get("location"), url);
    if (location === undefined)
      return finish(url, request, response, (bytes) => host.account.take(bytes, signal));
    await response.body?.cancel();
    const next = allowedUrl(unrouted(location, host.routes).href, host.allowed);
    if (next.origin !== url.origin && host.mask.text(next.href) !== next.href) {
      throw new ToolError(`${maskAddress(url.href)} redirects to ${next.host} with a secret`);
    }
    request = redirected(request, response.status, next.origin === url.origin);
    url = next;
  }
  throw new ToolError(`${maskAddress(first.href)} redirects without end`);
}

/** The check before was on the service that the request is meant for; this is where it really goes. */
async function send(
  { routes, listed, connections, secrets }: FetchHost,
  url: URL,
  request: PlainRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { url: target, authorization, isRouted } = routed(url, routes);
  const headers = new Headers(request.headers);
  if (authorization !== undefined) headers.set("authorization", authorization);
  const anywhere = isRouted || isAmong(listed, url);
  addSecrets(secrets, { service: url, target, headers, isNear: anywhere });
  return connections
    .request(target, { ...request, headers: [...headers], signal }, anywhere)
    .catch((error: unknown) => {
      const address = privateAddressIn(error);
      throw address === undefined ? error : notReached(url, address);
    });
}

async function finish(
  url: URL,
  request: PlainRequest,
  response: Response,
  take: (bytes: number) => Promise<void>,
): Promise<FetchedResponse> {
  const { status } = response;
  if (status >= 400) {
    const detail = await problemDetail(response);
    throw refusedWith(status, request, response, { address: maskAddress(url.href), detail });
  }
  const text = await readBody(response, maskAddress(url.href), take);
  return { status, url: url.href, headers: Object.fromEntries(response.headers), text };
}

function refusedWith(
  status: number,
  request: PlainRequest,
  { headers }: Response,
  { address, detail }: { readonly address: string; readonly detail: string | undefined },
): ToolError {
  const retryable = PASSING.has(status) || status >= 500;
  const afterMs = retryable ? retryAfterMs(headers.get("retry-after"), Date.now()) : undefined;
  const isKnown =
    SAFE.has(methodOf(request)) || (status < 500 && status !== 408) || NOT_DONE.has(status);
  const wait = afterMs === undefined ? "" : `, and asks to wait ${Math.ceil(afterMs / 1000)} s`;
  const Kind = isKnown ? ToolError : LostEffect;
  const said = detail === undefined ? "" : `: ${detail}`;
  return new Kind(`${address} answered with status ${status}${wait}${said}`, {
    retryable,
    ...(status === 429 && { kind: "rate-limit" as const }),
    ...(GATEWAY.has(status) && afterMs === undefined && { kind: "network" as const }),
    ...(afterMs !== undefined && { retryAfterMs: afterMs }),
  });
}

function methodOf({ method = "GET" }: { readonly method?: string }): string {
  return method.toUpperCase();
}

function allowedUrl(text: string, allowed: readonly string[]): URL {
  const url = URL.parse(text);
  if (url === null) throw new ToolError(`${JSON.stringify(maskAddress(text))} is not a URL`);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ToolError(`${url.protocol}// is not HTTP; a tool can fetch http:// and https://`);
  }
  if (!isAmong(allowed, url)) {
    throw new ToolError(`The script may not reach ${url.host}`, {
      kind: "denied",
      help: "Declare the host in the tool's permissions (network), with its port when it is not the scheme's own, and build again: the manifest then shows it to the reviewer.",
    });
  }
  if (url.username !== "" || url.password !== "") {
    throw new ToolError(`${maskAddress(text)} was given with a user name or a password`, {
      help: "Leave them out of the address: addresses are shown and recorded. Send an authorization header.",
    });
  }
  return url;
}

function isAmong(hosts: readonly string[], url: URL): boolean {
  return hosts.some((name) => {
    const host = parseHost(name);
    return host !== undefined && isToHost(url, host);
  });
}

function notReached(url: URL, address: string): ToolError {
  return new ToolError(`The script may not reach ${url.host}: its address ${address} is private`, {
    kind: "denied",
    help: `If it is meant, list it in orchc.config.yaml: network: { private: ["${url.host}"] }`,
  });
}

function privateAddressIn(error: unknown): string | undefined {
  if (error instanceof PrivateAddressError) return error.address;
  return error instanceof Error && error.cause !== undefined
    ? privateAddressIn(error.cause)
    : undefined;
}

function reasonOf(thrown: unknown): string {
  const code = codeOf(thrown);
  return code === "" ? "cannot be reached" : `cannot be reached (${code})`;
}

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
