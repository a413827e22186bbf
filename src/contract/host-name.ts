/** Hosts as permissions name them: `api.example.org`, `127.0.0.1:8080`, `[::1]`, or `*` for any. */

export interface HostName {
  /** As URLs write it: lower case, addresses in their shortest form; `*` is any. */
  readonly hostname: string;
  /** Absent: the port that the scheme of a request has by itself. */
  readonly port?: number;
}

/** @param text of a permission or an argument: a host, or an address of HTTP that has one; `undefined` when it is neither */
export function parseHost(text: string): HostName | undefined {
  if (text === "*") return { hostname: "*" };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return hostOfUrl(text);
  const [, name, port] = /^(\[[^\]]+\]|[^\s:/?#@\\*]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const url = name === undefined ? null : URL.parse(`http://${name}`);
  if (url === null || Number(port ?? 1) > 65_535 || Number(port ?? 1) === 0) return undefined;
  return { hostname: url.hostname, ...(port !== undefined && { port: Number(port) }) };
}

function hostOfUrl(text: string): HostName | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return undefined;
  const { hostname, port } = url;
  return hostname.includes("*")
    ? undefined
    : { hostname, ...(port !== "" && { port: Number(port) }) };
}

export function hostText({ hostname, port }: HostName): string {
  return port === undefined ? hostname : `${hostname}:${port}`;
}

/** Whether a request to this address is one to the host. */
export function isToHost(url: URL, { hostname, port }: HostName): boolean {
  if (hostname === "*") return true;
  if (hostname !== url.hostname) return false;
  return url.port === "" ? port === undefined || port === ownPort(url) : port === Number(url.port);
}

function ownPort({ protocol }: URL): number {
  return protocol === "https:" ? 443 : 80;
}
