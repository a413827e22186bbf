/**
 * Whether a call that changes something is ordered: a question ("Is berth B7 free?", "How do I
 * cancel it?") orders nothing, nor does "A or B".
 */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { begun } from "../lead-ins.ts";

const ASKING = new Set("should shall may might must can could would do does did am are is was were have has had".split(" ")); // prettier-ignore
/** "Can you close it?" is an order. */
const OTHERS = new Set("i we he she they it one".split(" "));

export function unclearChange(
  { tokens, sentences }: Reading,
  { from, to }: Span,
  { effect }: ToolInfo,
  calls: number,
): "asked about" | "left open" | undefined {
  if (effect === "read") return undefined;
  if (begun(tokens, from, to).form === "question") return "asked about";
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  const [first, second] = [tokens[begin]?.lower ?? "", tokens[begin + 1]?.lower ?? ""];
  if (ASKING.has(first) && OTHERS.has(second)) return "asked about";
  const isOpen = calls > 1 && tokens.slice(from, to).some(({ lower }) => lower === "or");
  return isOpen ? "left open" : undefined;
}
