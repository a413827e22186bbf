import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileNotReadable, OrchcError } from "../../contract/diagnostics/index.ts";
import { sha256 } from "../../contract/json.ts";

/** The text of a source's file, and the hash of its bytes. Throws an OrchcError when it cannot be read as UTF-8. */
export async function readText(file: string): Promise<{ text: string; hash: string }> {
  try {
    const bytes = await readFile(file);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, hash: sha256(bytes) };
  } catch (error) {
    const reason = (error as Error).message;
    throw new OrchcError(fileNotReadable({ file: basename(file), reason }, { in: "file", file }));
  }
}
