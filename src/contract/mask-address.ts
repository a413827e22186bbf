/**
 * An address as messages show it: without user name, password, query and fragment, where secrets may stand. Text that
 * is no address loses the same parts.
 */
export function maskAddress(text: string): string {
  const url = URL.parse(text);
  if (url !== null && url.host !== "")
    return `${url.protocol}//${url.host}${withoutSlash(url.pathname)}`;
  // No path begins before the `@` of a password that holds a slash.
  return withoutSlash(text.replace(/[?#].*$/s, "").replace(/\/\/.*@/s, "//"));
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, "");
}
