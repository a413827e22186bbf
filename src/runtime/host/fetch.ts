/** HTTP on behalf of a tool: to the hosts that its unit may reach, and nowhere else, redirects included. */
import type { FetchedResponse, FetchOptions } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";
import { timerMs } from "../timer-ms.ts";
import { readBody } from "./read-body.ts";

export interface FetchHost {
  /** `api.example.org` or `127.0.0.1:8080`; `*` is any. */
  readonly allowed: readonly string[];
  /** Origin to origin: where requests to a service really go. */
  readonly routes: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** As many as browsers follow (the Fetch standard, HTTP-redirect fetch). */
const MOST_REDIRECTS = 20;

/** Statuses that a later try may not meet again, beside 5xx: request timeout, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);

/** Headers that belong to the origin they were meant for. */
const PRIVATE_HEADERS = ["authorization", "cookie", "proxy-authorization"];

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
    throw new ToolError(`${shown(first)} ${why}`, { help, retryable: true, cause });
  }
}

async function follow(
  host: FetchHost,
  first: URL,
  { method = "GET", headers = {}, body }: FetchOptions,
  signal: AbortSignal,
): Promise<FetchedResponse> {
  let url = first;
  let request = { method, headers: new Headers(headers), body: body ?? null };
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await fetch(routed(url, host.routes), {
      ...request,
      redirect: "manual",
      signal,
    });
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) {
      return finish(url, response);
    }
    await response.body?.cancel();
    const next = allowedUrl(unrouted(new URL(location, url), host.routes).href, host.allowed);
    request = redirected(request, response.status, next.origin === url.origin);
    url = next;
  }
  throw new ToolError(`${shown(first)} redirects without end`);
}

type Request = { method: string; headers: Headers; body: string | null };

/** What a redirect makes of a request; the Fetch standard, HTTP-redirect fetch, steps 12 and 13. */
function redirected(request: Request, status: number, sameOrigin: boolean): Request {
  const headers = new Headers(request.headers);
  if (!sameOrigin) for (const name of PRIVATE_HEADERS) headers.delete(name);
  const post = request.method === "POST" && (status === 301 || status === 302);
  const other = status === 303 && request.method !== "GET" && request.method !== "HEAD";
  if (!post && !other) return { ...request, headers };
  for (const name of ["content-length", "content-type", "content-encoding"]) headers.delete(name);
  return { method: "GET", headers, body: null };
}

async function finish(url: URL, response: Response): Promise<FetchedResponse> {
  const { status } = response;
  if (status >= 400) {
    await response.body?.cancel();
    const retryable = PASSING.has(status) || status >= 500;
    throw new ToolError(`${shown(url)} answered with status ${status}`, { retryable });
  }
  const text = await readBody(response, shown(url));
  return { status, url: url.href, headers: Object.fromEntries(response.headers), text };
}

function allowedUrl(text: string, allowed: readonly string[]): URL {
  if (!URL.canParse(text)) throw new ToolError(`${JSON.stringify(text)} is not a URL`);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ToolError(`${url.protocol}// is not HTTP; a tool can fetch http:// and https://`);
  }
  if (allowed.some((name) => name === "*" || name === url.host || name === url.hostname))
    return url;
  throw new ToolError(`The script may not reach ${url.host}`, {
    help: "Declare the host in the tool's permissions (network), and build again: the manifest then shows it to the reviewer.",
  });
}

/** Where the request really goes: the check before was on the service that it is meant for. */
function routed(url: URL, routes: FetchHost["routes"]): URL {
  const target = Object.entries(routes).find(([from]) => new URL(from).origin === url.origin)?.[1];
  return target === undefined ? url : moved(url, target);
}

/** A gateway that redirects to itself means the service that it stands for. */
function unrouted(url: URL, routes: FetchHost["routes"]): URL {
  const service = Object.entries(routes).find(([, to]) => new URL(to).origin === url.origin)?.[0];
  return service === undefined ? url : moved(url, service);
}

function moved(url: URL, origin: string): URL {
  return new URL(url.pathname + url.search, origin);
}

/** Without user, password and query, where secrets may stand. */
function shown(url: URL): string {
  return url.origin + url.pathname;
}

function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  return `cannot be reached${code}`;
}
