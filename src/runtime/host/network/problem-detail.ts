/** What a service says of a refusal in the standard form: RFC 9457, `application/problem+json`. */
import type { Response } from "undici";
import { oneLine } from "../../../contract/unseen.ts";

/** Bytes: one that says more than this says it to programs. */
const LARGEST = 64 * 1024;

/** Characters of what is shown of it. */
const LONGEST_WORDS = 300;

/** `title: detail`; nothing when it is in no such form. Ends the answer. */
export async function problemDetail(response: Response): Promise<string | undefined> {
  const type = response.headers.get("content-type") ?? "";
  const text = /^application\/problem\+json\b/i.test(type) ? await beginning(response) : undefined;
  // One that was read to its end has nothing left to cancel.
  if (!response.bodyUsed) await response.body?.cancel();
  const { title, detail } = fieldsOf(text);
  const words = [title, detail].flatMap((part) =>
    typeof part === "string" ? oneLine(part) || [] : [],
  );
  if (words.length === 0) return undefined;
  const said = [...new Set(words)].join(": ");
  return said.length > LONGEST_WORDS ? `${said.slice(0, LONGEST_WORDS).toWellFormed()} …` : said;
}

/** What is longer, or ends in the middle, is left alone: the status says the most important. */
async function beginning(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > LARGEST) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function fieldsOf(text: string | undefined): { title?: unknown; detail?: unknown } {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
