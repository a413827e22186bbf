/** Whether a call that changes something is ordered: a question for advice orders nothing, nor does "A or B". */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { isOrder, isVerb } from "../../link/verbs.ts";
import type { Reading, Span } from "../../read/reading.ts";

/** "Is B7 free?", "How do I cancel K-31?", "When will it be closed?" */
const ASKING = /^(?:(?:am|is|are|was|were|has|had|does|did|how|when|why|where|who|whose|what|which)\b|(?:have|do) (?:you|i|we|they|he|she|it|not)\b|(?:should|shall|may|might|must|can|could|would|will) (?!you\b|please\b))/; // prettier-ignore
const POLITE = /^(?:are you able|is it possible|would it be possible|how about|what about)\b/;
const BEING = new Set("is are was were be been".split(" "));
const BREAKS = new Set(["and", ",", ";", ":", "then"]);

export function unclearChange(
  { tokens, sentences }: Reading,
  { from, to }: Span,
  { effect }: ToolInfo,
  calls: number,
): "asked about" | "left open" | undefined {
  if (effect === "read") return undefined;
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  const said = tokens.slice(from, to).map(({ lower }) => lower);
  // "Booking K-31 is cancelled", "show me how to cancel it"
  const isTold = !isOrder(said[0], said[1]) && !isVerb(said[0] ?? "") && said.some((word) => BEING.has(word)); // prettier-ignore
  const isTaught = tokens.slice(begin, to).some(({ lower }, i) => lower === "how" && tokens[begin + i + 1]?.lower === "to"); // prettier-ignore
  if (isTold || isTaught) return "asked about";
  const isOwn = !tokens.slice(begin, from).some(({ lower }) => BREAKS.has(lower));
  const start = tokens.slice(begin, begin + 4).map(({ lower }) => lower).join(" "); // prettier-ignore
  if (isOwn && ASKING.test(start) && !POLITE.test(start)) return "asked about";
  const isOpen = calls > 1 && tokens.slice(from, to).some(({ lower }) => lower === "or");
  return isOpen ? "left open" : undefined;
}
