/** In which encoding an answer is written: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding */

/** As far as the standard looks for a declaration. */
const DECLARED_WITHIN = 1024;

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
];

/** By its byte order mark, the header, or what a page or XML declares itself; UTF-8 when nothing says it. */
export function decoderOf(contentType: string, body: Uint8Array): TextDecoder {
  const mark = MARKS.find(([, bytes]) => bytes.every((byte, index) => body[index] === byte));
  const labels = [mark?.[0], inHeader(contentType), inMarkup(contentType, body)];
  for (const label of labels) {
    const decoder = label === undefined ? undefined : decoderFor(label);
    if (decoder !== undefined) return decoder;
  }
  return new TextDecoder();
}

function inHeader(contentType: string): string | undefined {
  return /charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];
}

function inMarkup(contentType: string, body: Uint8Array): string | undefined {
  if (contentType !== "" && !/html|xml/i.test(contentType)) return undefined;
  const start = Buffer.from(body.subarray(0, DECLARED_WITHIN))
    .toString("latin1")
    .replace(/<!--[^]*?(?:-->|$)/g, "");
  const label =
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]+)/i.exec(start)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start)?.[1];
  // It was found by reading single bytes, so it is not UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? "utf-8" : label;
}

/** `undefined` for a label that the Encoding standard does not know. */
function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
