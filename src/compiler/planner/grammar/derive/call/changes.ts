/** Whether a call that changes something is ordered: a question for advice orders nothing, nor does "A or B". */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { isVerb } from "../../link/verbs.ts";
import type { Reading, Span } from "../../read/reading.ts";

/** "Is B7 free?", "How do I cancel K-31?", "When will it be closed?" */
const ASKING = /^(?:(?:am|is|are|was|were|has|had|does|did|how|when|why|where|who|whose|what|which)\b|(?:have|do) (?:you|i|we|they|he|she|it|not)\b|(?:should|shall|may|might|must|can|could|would|will) (?!you\b|please\b))/; // prettier-ignore
/** "Show me how to cancel K-31" */
const EXPLAINING = /^(?:\w+ ){1,2}how (?:to|do|can|would)\b/;
const STATES = new Set("is are was were has had gets got becomes became".split(" "));
const POLITE = /^(?:are you able|is it possible|would it be possible|how about|what about)\b/;
const BREAKS = new Set(["and", ",", ";", ":", "then"]);

export function unclearChange(
  { tokens, sentences }: Reading,
  { from, to }: Span,
  { effect, name, phrases }: ToolInfo,
  calls: number,
): "asked about" | "left open" | undefined {
  if (effect === "read") return undefined;
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  const isOwn = !tokens.slice(begin, from).some(({ lower }) => BREAKS.has(lower));
  const start = tokens.slice(begin, begin + 5).map(({ lower }) => lower).join(" "); // prettier-ignore
  if (isOwn && EXPLAINING.test(start)) return "asked about";
  // "Booking K-31 is cancelled": said of something, and to nobody.
  const verb = tokens[from]?.lower ?? "";
  const isOwnVerb = [name, ...phrases].some((text) => /^[a-z]+/i.exec(text)?.[0].toLowerCase() === verb); // prettier-ignore
  const isSaid = !isOwnVerb && !isVerb(verb) && tokens.slice(from + 1, to).some(({ lower }) => STATES.has(lower)); // prettier-ignore
  if (isOwn && isSaid) return "asked about";
  if (isOwn && ASKING.test(start) && !POLITE.test(start)) return "asked about";
  const isOpen = calls > 1 && tokens.slice(from, to).some(({ lower }) => lower === "or");
  return isOpen ? "left open" : undefined;
}
