import { oneLine as withoutLines } from "../contract/unseen.ts";

/**
 * Text from a model or an endpoint as one line of a message, a title or a comment: control characters
 * (line breaks, terminal escapes) and runs of white space become one space.
 *
 * @param most characters that are kept; more is cut, with an ellipsis
 */
export function oneLine(text: string, most = 200): string {
  const line = withoutLines(text);
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** The same without its full stop, for the end of a sentence of ours. */
export function sentence(text: string): string {
  return oneLine(text).replace(/[.!]$/, "");
}
