/** A text as its processor cuts it, or by lines where that fails. */
import type { CutFile } from "./chunk.ts";
import { cut } from "./cut.ts";
import type { Processor } from "./processor.ts";

export interface ChosenProcessor {
  readonly processor: Processor;
  readonly language: string;
}

export function chooseProcessor(
  path: string,
  processors: readonly Processor[],
): ChosenProcessor | undefined {
  for (const processor of processors) {
    const language = processor.language(path);
    if (language !== undefined) return { processor, language };
  }
  return undefined;
}

export interface CutResult extends CutFile {
  /** Why its processor did not cut it. */
  readonly failure?: string;
}

export async function cutFile(
  text: string,
  path: string,
  processor: Processor,
): Promise<CutResult> {
  if (text.trim() === "") return { chunks: [], symbols: [] };
  // Lines are counted as editors count them.
  const plain = text.replaceAll(/\r\n?/g, "\n");
  try {
    return cut(plain, await processor.pieces(plain, path), processor.separator);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { ...cut(plain, []), failure };
  }
}
