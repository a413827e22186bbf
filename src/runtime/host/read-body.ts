import { ToolError } from "../../catalog/errors.ts";

/** Bytes. A larger answer belongs into a file of the workspace, not into the memory of a tool. */
const LARGEST = 50 * 2 ** 20;

/** The text of an answer, in the encoding that it names. @throws ToolError when it is too large */
export async function readBody(response: Response, from: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop cancels the rest of the answer.
    if (bytes > LARGEST) throw new ToolError(`${from} answers with more than 50 MiB`);
    chunks.push(chunk);
  }
  return decoder(response.headers.get("content-type") ?? "").decode(Buffer.concat(chunks));
}

function decoder(contentType: string): TextDecoder {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
