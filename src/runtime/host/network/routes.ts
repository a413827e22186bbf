/** Where requests to a service really go: `network.routes` of the configuration. */

/** Origin to origin. */
export type Routes = Readonly<Record<string, string>>;

export interface RoutedUrl {
  readonly url: URL;
  /** For a gateway whose address has a user name and a password: they go into a header, where no message shows them. */
  readonly authorization?: string;
  readonly isRouted: boolean;
}

export function routed(url: URL, routes: Routes): RoutedUrl {
  const target = Object.entries(routes).find(([from]) => new URL(from).origin === url.origin)?.[1];
  if (target === undefined) return { url: new URL(url), isRouted: false };
  const { origin, username, password } = new URL(target);
  const there = { url: moved(url, origin), isRouted: true };
  if (username === "" && password === "") return there;
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { ...there, authorization: `Basic ${Buffer.from(user).toString("base64")}` };
}

/** A gateway that redirects to itself means the service that it stands for. */
export function unrouted(url: URL, routes: Routes): URL {
  const service = Object.entries(routes).find(([, to]) => new URL(to).origin === url.origin)?.[0];
  return service === undefined ? url : moved(url, service);
}

function moved(url: URL, origin: string): URL {
  return new URL(url.pathname + url.search, origin);
}
