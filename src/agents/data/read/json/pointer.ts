/** JSON pointers (RFC 6901): the one way to name a value whatever signs its keys hold. */

/** Empty for the whole. */
export function pointerTo(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
