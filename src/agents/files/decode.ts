import { ToolError } from "../../catalog/authoring.ts";
import { isBinary } from "./read-text.ts";

/**
 * The text of a file's bytes. A byte order mark wins over `encoding`. When `isStart`, more would follow:
 * a character cut off at the end is left out rather than wrong.
 * @throws ToolError when the bytes are not text, or not text of that encoding.
 */
export function decode(
  file: string,
  bytes: Uint8Array,
  encoding: string,
  isStart: boolean,
): string {
  const isUtf16 = encoding === "utf-16le" || (bytes[0] === 0xff && bytes[1] === 0xfe);
  if (!isUtf16 && isBinary(bytes)) {
    throw new ToolError(`${file} is not a text file: it holds zero bytes.`, {
      help: "Name a text file; files.list shows the sizes and names of others.",
    });
  }
  const decoder = new TextDecoder(isUtf16 ? "utf-16le" : encoding, { fatal: true });
  try {
    return decoder.decode(bytes, { stream: isStart });
  } catch (cause) {
    throw new ToolError(`${file} is not ${encoding} text.`, {
      help:
        encoding === "utf-8"
          ? "Older Western European files are often windows-1252: give it as `encoding`."
          : "Give another `encoding`.",
      cause,
    });
  }
}
