import type { Response } from "undici";
import { ToolError } from "../../../catalog/errors.ts";
import { decoderOf } from "./text-encoding.ts";

/** Bytes. A larger answer belongs into a file of the workspace, not into the memory of a tool. */
const LARGEST = 50 * 2 ** 20;

/**
 * The text of an answer, in the encoding that it is written in.
 *
 * @param take is told of bytes that have come, and resolves when more may be read
 * @throws ToolError when it is too large
 */
export async function readBody(
  response: Response,
  from: string,
  take: (bytes: number) => Promise<void>,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop cancels the rest of the answer.
    if (bytes > LARGEST) throw new ToolError(`${from} answers with more than 50 MiB`);
    chunks.push(chunk);
    await take(chunk.length);
  }
  const body = Buffer.concat(chunks);
  return decoderOf(response.headers.get("content-type") ?? "", body).decode(body);
}
