/** What a redirect makes of a request: the Fetch standard, HTTP-redirect fetch, steps 12 and 13, and stricter of headers. */

export interface PlainRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Headers that follow to another origin: those that the Fetch standard takes for safe from anybody, and who asks. Any
 * other may hold a key (`x-api-key`), whatever its name.
 */
const FOLLOWING = new Set([
  "accept",
  "accept-language",
  "content-language",
  "content-type",
  "range",
  "user-agent",
]);

/** Where a response leads to; `undefined` when nowhere. */
export function redirectOf(status: number, location: string | null, from: URL): URL | undefined {
  if (!REDIRECTS.has(status) || location === null) return undefined;
  return URL.parse(location, from.href) ?? undefined;
}

export function redirected(
  request: PlainRequest,
  status: number,
  sameOrigin: boolean,
): PlainRequest {
  const headers = new Headers(
    [...request.headers].filter(([name]) => sameOrigin || FOLLOWING.has(name)),
  );
  const post = request.method === "POST" && (status === 301 || status === 302);
  const other = status === 303 && request.method !== "GET" && request.method !== "HEAD";
  if (!post && !other) return { ...request, headers };
  for (const name of ["content-length", "content-type", "content-encoding"]) headers.delete(name);
  return { method: "GET", headers, body: null };
}
