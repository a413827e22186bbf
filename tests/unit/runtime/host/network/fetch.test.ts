import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ToolError } from "../../../../../src/catalog/errors.ts";
import { freely, noSecrets } from "../../../../support/effect-host.ts";
import { LostEffect } from "../../../../../src/runtime/host/effects/lost-effect.ts";
import { connectionsOf } from "../../../../../src/runtime/host/network/connections.ts";
import { fetchFor, type FetchHost } from "../../../../../src/runtime/host/network/fetch.ts";

/** Two servers: `main` is the one that tests talk to, `other` is where it sends some of them. */
let main: TestServer;
let other: TestServer;
beforeAll(async () => {
  other = await listen((request, response) => {
    response.end(JSON.stringify({ at: "other", headers: request.headers, method: request.method }));
  });
  main = await listen(answer);
});
afterAll(() => Promise.all([main.close(), other.close()]));

async function answer(request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "", "http://x");
  const to = (status: number, location: string) =>
    response.writeHead(status, { location }).end("moved");
  switch (url.pathname) {
    case "/echo": {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const { method, headers } = request;
      return response.end(JSON.stringify({ method, headers, body, search: url.search }));
    }
    case "/status":
      return response.writeHead(Number(url.searchParams.get("code"))).end("details");
    case "/wait":
      response.setHeader("retry-after", url.searchParams.get("for") ?? "");
      return response.writeHead(Number(url.searchParams.get("code") ?? 429)).end();
    case "/latin1":
      response.setHeader("content-type", "text/plain; charset=ISO-8859-1");
      return response.end(Buffer.from([0x67, 0x72, 0xfc, 0x6e]));
    case "/redirect":
      return to(Number(url.searchParams.get("code") ?? 302), url.searchParams.get("to") ?? "");
    case "/loop":
      return to(302, "/loop");
    case "/huge": {
      const chunk = Buffer.alloc(1 << 20, "x");
      for (let i = 0; i < 60 && !response.destroyed; i += 1) response.write(chunk);
      return response.end();
    }
    case "/slow":
      return undefined;
    case "/cut":
      response.writeHead(200, { "content-length": "100" }).write("half");
      return void setTimeout(() => response.destroy(), 20);
    default:
      return response.end("plain");
  }
}

interface TestServer {
  readonly origin: string;
  readonly host: string;
  close(): Promise<unknown>;
}

async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<TestServer> {
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const connections = connectionsOf({ routes: {}, private: [] });
afterAll(() => connections.close());

const hostOf = (change: Partial<FetchHost> = {}): FetchHost => ({
  allowed: [main.host],
  listed: ["*"],
  connections,
  account: freely(),
  ...noSecrets,
  routes: {},
  signal: new AbortController().signal,
  ...change,
});

async function failure(path: string, change: Partial<FetchHost> = {}, options = {}) {
  const url = path.startsWith("/") ? main.origin + path : path;
  const error = await fetchFor(hostOf(change), url, options).then(
    () => undefined,
    (thrown: unknown) => thrown as ToolError,
  );
  return { message: error?.message, retryable: error?.retryable };
}

test("method, headers, body and query arrive; status, headers and text come back", async () => {
  const response = await fetchFor(hostOf(), `${main.origin}/echo?q=1`, {
    method: "POST",
    headers: { "x-test": "yes" },
    body: "hello",
  });
  expect(response.status).toBe(200);
  expect(response.url).toBe(`${main.origin}/echo?q=1`);
  expect(JSON.parse(response.text)).toMatchObject({
    method: "POST",
    body: "hello",
    search: "?q=1",
    headers: { "x-test": "yes" },
  });
});

test("text is read in the encoding that the answer names", async () => {
  expect((await fetchFor(hostOf(), `${main.origin}/latin1`, {})).text).toBe("grün");
});

describe("only allowed hosts", () => {
  test.each([
    ["another port of the same host", () => other.origin, false],
    [
      "the name without its port means that of the scheme",
      () => other.origin,
      false,
      ["127.0.0.1"],
    ],
    ["the port of the scheme, named", () => "http://127.0.0.1/", false, ["127.0.0.1:443"]],
    ["any", () => other.origin, true, ["*"]],
    ["a name that only ends alike", () => "http://evil-example.org/", false, ["example.org"]],
    [
      "a user that looks like a host",
      () => "http://example.org@evil.test/",
      false,
      ["example.org"],
    ],
  ])("%s", async (_, url, ok, allowed = [main.host]) => {
    const { message } = await failure(url(), { allowed });
    if (ok) expect(message).toBeUndefined();
    else expect(message).toMatch(/^The script may not reach /);
  });

  test.each(["file:///etc/passwd", "ftp://example.org/", "data:text/plain,x"])(
    "not %s",
    async (url) => {
      expect((await failure(url, { allowed: ["*"] })).message).toContain("is not HTTP");
    },
  );

  test("what is no URL", async () => {
    expect((await failure("not a url")).message).toBe(`"not a url" is not a URL`);
  });

  test("also after a redirect", async () => {
    const path = `/redirect?to=${encodeURIComponent(other.origin)}`;
    expect((await failure(path)).message).toBe(`The script may not reach ${other.host}`);
    const allowed = [main.host, other.host];
    const response = await fetchFor(hostOf({ allowed }), main.origin + path, {});
    expect(JSON.parse(response.text)).toMatchObject({ at: "other" });
  });
});

describe("redirects", () => {
  test.each([
    [301, "POST", "GET"],
    [302, "POST", "GET"],
    [303, "PUT", "GET"],
    [307, "POST", "POST"],
    [308, "POST", "POST"],
    [302, "GET", "GET"],
  ])("status %i makes %s a %s", async (code, method, expected) => {
    const url = `${main.origin}/redirect?code=${code}&to=/echo`;
    const body = method === "GET" ? {} : { body: "data" };
    const { text } = await fetchFor(hostOf(), url, { method, ...body });
    expect(JSON.parse(text)).toMatchObject({
      method: expected,
      body: expected === "GET" ? "" : "data",
    });
  });

  test("only headers that hold no secret follow to another origin", async () => {
    const url = `${main.origin}/redirect?to=${encodeURIComponent(other.origin)}`;
    const headers = {
      authorization: "Bearer secret",
      cookie: "a=b",
      "x-api-key": "secret",
      "x-of-our-own": "secret",
      accept: "text/plain",
    };
    const allowed = [main.host, other.host];
    const { text } = await fetchFor(hostOf({ allowed }), url, { headers });
    const seen = JSON.parse(text) as { headers: Record<string, string> };
    expect(seen.headers).toMatchObject({ accept: "text/plain" });
    for (const name of ["authorization", "cookie", "x-api-key", "x-of-our-own"]) {
      expect(seen.headers).not.toHaveProperty(name);
    }
  });

  test("without end", async () => {
    expect((await failure("/loop")).message).toBe(`${main.origin}/loop redirects without end`);
  });
});

describe("failures are retryable or terminal", () => {
  test.each([
    [400, false],
    [401, false],
    [404, false],
    [408, true],
    [425, true],
    [429, true],
    [500, true],
    [503, true],
  ])("status %i: retryable %s", async (code, retryable) => {
    const message = `${main.origin}/status answered with status ${code}`;
    expect(await failure(`/status?code=${code}&key=secret`)).toEqual({ message, retryable });
  });

  test("nobody listens", async () => {
    const gone = await listen(() => {});
    await gone.close();
    expect(await failure(`${gone.origin}/x?key=secret`, { allowed: [gone.host] })).toEqual({
      message: `${gone.origin}/x cannot be reached (ECONNREFUSED)`,
      retryable: true,
    });
  });

  test("and what can be looked at is said", async () => {
    const gone = await listen(() => {});
    await gone.close();
    const refused = fetchFor(hostOf({ allowed: [gone.host] }), `${gone.origin}/x`, {});
    await expect(refused).rejects.toMatchObject({
      help: `Check the network connection, and whether ${gone.host} is right and answers; then run again.`,
    });
  });

  test("no answer in time", async () => {
    expect(await failure("/slow", {}, { timeoutMs: 50 })).toEqual({
      message: `${main.origin}/slow did not answer within 50 ms`,
      retryable: true,
    });
  });

  test.each([60_000.5, 1e12])("a time limit that no timer takes: %d ms", async (timeoutMs) => {
    const response = await fetchFor(hostOf(), `${main.origin}/echo`, { timeoutMs });
    expect(response.status).toBe(200);
  });

  test("an answer that breaks off", async () => {
    expect(await failure("/cut")).toMatchObject({ retryable: true });
  });

  test("an answer that is too large", async () => {
    expect(await failure("/huge", {}, { timeoutMs: 120_000 })).toEqual({
      message: `${main.origin}/huge answers with more than 50 MiB`,
      retryable: false,
    });
  });
});

describe("how long to wait is taken from the answer", () => {
  const wait = (value: string, code = 429) =>
    fetchFor(
      hostOf(),
      `${main.origin}/wait?code=${code}&for=${encodeURIComponent(value)}`,
      {},
    ).then(
      () => undefined,
      (error: ToolError) => error,
    );

  test("in seconds", async () => {
    const error = await wait("7", 503);
    expect(error).toMatchObject({ retryable: true, retryAfterMs: 7000 });
    expect(error?.message).toMatch(/answered with status 503, and asks to wait 7 s$/);
  });

  test("as a date", async () => {
    const error = await wait(new Date(Date.now() + 3_600_000).toUTCString());
    expect(error?.retryAfterMs).toBeGreaterThan(3_000_000);
    expect(error?.retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  test("of what is terminal, nothing is waited for", async () => {
    expect(await wait("7", 404)).toMatchObject({ retryable: false, retryAfterMs: undefined });
  });
});

describe("of a request that may have changed something", () => {
  const lost = (path: string, method: string) =>
    fetchFor(hostOf(), `${main.origin}${path}`, { method, timeoutMs: 100 }).then(
      () => undefined,
      (error: unknown) => error instanceof LostEffect,
    );

  test.each([
    ["POST", "/slow", true],
    ["PUT", "/cut", true],
    ["DELETE", "/status?code=500", true],
    ["PATCH", "/status?code=504", true],
    ["post", "/status?code=408", true],
    ["POST", "/status?code=503", false],
    ["POST", "/status?code=429", false],
    ["POST", "/status?code=400", false],
    ["GET", "/slow", false],
    ["GET", "/status?code=500", false],
  ])("%s %s: whether it did is unknown: %s", async (method, path, expected) => {
    expect(await lost(path, method)).toBe(expected);
  });

  test("it did not when nobody listened", async () => {
    const closed = await listen(() => {});
    await closed.close();
    const error = await fetchFor(
      hostOf({ allowed: [closed.host], listed: [closed.host] }),
      closed.origin,
      { method: "POST" },
    ).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ retryable: true });
    expect(error).not.toBeInstanceOf(LostEffect);
  });
});

test("no password of an address gets into a message", async () => {
  const { message } = await failure("http://user:secret@example.org/x?key=secret#secret", {
    allowed: ["example.org"],
  });
  expect(message).toBe("http://example.org/x was given with a user name or a password");
  const broken = await failure("http://user:sec/ret@exa mple.org/x?key=secret");
  expect(broken.message).toBe(`"http://exa mple.org/x" is not a URL`);
});

describe("private addresses", () => {
  const own = connectionsOf({ routes: {}, private: ["127.0.0.0/8", "::1"] });
  afterAll(() => own.close());
  const port = () => new URL(main.origin).port;

  test.each(["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::ffff:127.0.0.1]"])(
    "%s is refused where nobody has listed it",
    async (name) => {
      const change = { allowed: ["*"], listed: [] };
      const { message, retryable } = await failure(`http://${name}:${port()}/`, change);
      expect(message).toMatch(/^The script may not reach \S+: its address \S+ is private$/);
      expect(retryable).toBe(false);
    },
  );

  test("also after a redirect, and it is said how to list it", async () => {
    const change = { allowed: ["*"], listed: [main.host] };
    const path = `/redirect?to=${encodeURIComponent(other.origin)}`;
    const error = fetchFor(hostOf(change), main.origin + path, {});
    await expect(error).rejects.toMatchObject({
      message: `The script may not reach ${other.host}: its address 127.0.0.1 is private`,
      help: `If it is meant, list it in orchc.config.yaml: network: { private: ["${other.host}"] }`,
    });
  });

  test("a host is listed by name, its address by a range", async () => {
    const url = `http://localhost:${port()}/echo`;
    const byName = { allowed: ["*"], listed: [`localhost:${port()}`] };
    expect(await failure(url, byName)).toEqual({});
    const byRange = { allowed: ["*"], listed: [], connections: own };
    expect(await failure(url, byRange)).toEqual({});
  });

  test("where a route leads, its configuration has listed", async () => {
    const service = "https://api.example.test";
    const routes = { [service]: main.origin };
    const change = { allowed: ["api.example.test"], listed: [], routes };
    expect(await failure(`${service}/echo`, change)).toEqual({});
  });
});

describe("routes", () => {
  const service = "https://api.example.test";

  test("a request goes where the route leads, and is still one to the service", async () => {
    const host = hostOf({ allowed: ["api.example.test"], routes: { [service]: main.origin } });
    const { text, url } = await fetchFor(host, `${service}/echo?q=1`, {});
    expect(url).toBe(`${service}/echo?q=1`);
    expect(JSON.parse(text)).toMatchObject({ search: "?q=1" });
  });

  test("a redirect of the gateway to itself means the service", async () => {
    const host = hostOf({ allowed: ["api.example.test"], routes: { [service]: main.origin } });
    const target = encodeURIComponent(`${main.origin}/echo?q=2`);
    const { url } = await fetchFor(host, `${service}/redirect?to=${target}`, {});
    expect(url).toBe(`${service}/echo?q=2`);
  });

  test("a route does not allow what the manifest does not", async () => {
    const routes = { [service]: main.origin };
    expect((await failure(`${service}/echo`, { routes })).message).toBe(
      "The script may not reach api.example.test",
    );
  });

  test("user name and password of a gateway are sent to it, and shown to nobody", async () => {
    const gateway = main.origin.replace("//", "//user:p%40ss@");
    const host = hostOf({ allowed: ["api.example.test"], routes: { [service]: gateway } });
    const { text, url } = await fetchFor(host, `${service}/echo`, {});
    expect(url).toBe(`${service}/echo`);
    const basic = Buffer.from("user:p@ss").toString("base64");
    expect(JSON.parse(text)).toMatchObject({ headers: { authorization: `Basic ${basic}` } });
    const failed = await fetchFor(host, `${service}/status?code=500`, {}).catch(String);
    expect(failed).not.toContain("p%40ss");
  });
});
