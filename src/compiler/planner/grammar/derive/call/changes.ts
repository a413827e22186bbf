/** Whether a call that changes something is ordered: a question for advice orders nothing, nor does "A or B", or "about 20". */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { stemWord } from "../../../../language/stem.ts";
import { isShowing, isVerb } from "../../link/verbs.ts";
import type { Reading, Span, Token } from "../../read/reading.ts";
import type { Assigned } from "./assigned.ts";
import { inexactValue, leavesChoice } from "./left-open.ts";

/** "Is B7 free?", "How do I cancel K-31?", "When will it be closed?" */
const ASKING =
  /^(?:(?:am|is|are|was|were|has|had|does|did|how|when|why|where|who|whose|what|which)\b|(?:have|do) (?:you|i|we|they|he|she|it|not)\b|(?:should|shall|may|might|must|can|could|would|will) (?!you\b|please\b))/;
/** "Show me how to cancel K-31" */
const EXPLAINING = /^(?:\w+ ){1,2}how (?:to|do|can|would)\b/;
const STATES = new Set("is are was were has had gets got becomes became".split(" "));
const POLITE = /^(?:are you able|how about|what about)\b/;
/** "He said: stop it" */
const TELLING = new Set(
  "says said told wrote writes asked asks reported announced claimed".split(" "),
);
/** "K-31 wants to cancel": what somebody wishes or means to do. */
const WISHING =
  /^(?:(?:wants?|wanted|wish(?:es|ed)?|intend(?:s|ed)?|plan(?:s|ned)?|hopes?|hoped|decide[sd]?|asks?|asked|offer(?:s|ed)?|tries|tried|agree[sd]?|refuse[sd]?|prefers?|promise[sd]?|expects?|going|likes?) to\b|(?:would|['’]d) (?:like|love|prefer|rather)\b)/;
const SPEAKERS = new Set("i we you i'd we'd i’d we’d".split(" "));
const OTHERS = new Set("you they he she it".split(" "));
const NO_ORDERS = new Set(
  "answer prepare explain pretend imagine remember suppose repeat translate".split(" "),
);
const BREAKS = new Set(["and", ",", ";", ":", "then"]);

export function unclearChange(
  reading: Reading,
  { from, to }: Span,
  { effect, name, phrases }: ToolInfo,
  assigned: readonly Assigned[],
): "asked about" | "left open" | "no exact amount" | undefined {
  if (effect === "read") return undefined;
  const { query, tokens, sentences } = reading;
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  // "Cancelled burial B-31" has been done; "say "stop L-3"" and "he said: stop L-3" are no orders.
  const colon = tokens.findIndex(
    ({ lower }, at) => lower === ":" && at >= from - 1 && at < from + 6,
  );
  const lead = tokens.slice(Math.max(0, colon - 6), Math.max(0, colon));
  const verb = tokens[from]?.lower ?? "";
  if (verb === "say" || lead.some(({ lower }) => TELLING.has(lower))) return "asked about";
  if (from === begin && /[a-z]{3}ed$/.test(verb) && !isVerb(verb)) return "asked about";
  // "You stopped L-3", "burial B-31 cancelled", "show "end L-3"", "prepare to end L-3", "stop stopping L-3"
  const does = new Set(
    [name.slice(name.indexOf(".") + 1), ...phrases].map((text) =>
      stemWord(/^[A-Za-z][a-z]*/.exec(text)?.[0].toLowerCase() ?? ""),
    ),
  );
  const isDone = ({ lower, stem }: Token): boolean => lower.endsWith("ed") && does.has(stem);
  const isReported = tokens.slice(from + 1, to).some(isDone) && !isVerb(verb);
  const isUnsaid = (isShowing(verb) || NO_ORDERS.has(verb)) && !does.has(tokens[from]?.stem ?? "");
  const isStopped = verb === "stop" && tokens[from + 1]?.lower.endsWith("ing") === true;
  if (OTHERS.has(verb) || isReported || isUnsaid || isStopped) return "asked about";
  // A quotation that is not closed may hold the rest.
  if (/(?:^|[\s(])"[^"]*$/.test(query)) return "left open";
  const isOwn = !tokens.slice(begin, from).some(({ lower }) => BREAKS.has(lower));
  const opening = tokens
    .slice(begin, begin + 5)
    .map(({ lower }) => lower)
    .join(" ");
  if (isOwn && EXPLAINING.test(opening)) return "asked about";
  // "Booking K-31 is cancelled": said of something, and to nobody.
  const isOwnVerb = does.has(tokens[from]?.stem ?? "");
  const isSaid =
    !isOwnVerb &&
    !isVerb(verb) &&
    tokens.slice(from + 1, to).some(({ lower }) => STATES.has(lower));
  if (isOwn && isSaid) return "asked about";
  if (isOwn && isWish(tokens.slice(begin, to))) return "asked about";
  if (isOwn && ASKING.test(opening) && !POLITE.test(opening)) return "asked about";
  if (leavesChoice(reading, { from, to }, assigned)) return "left open";
  return inexactValue(reading, assigned) !== undefined ? "no exact amount" : undefined;
}

/** Of others: "I want to cancel K-31" is how an order is put, and "want to cancel K-31?" has nobody in it. */
function isWish(words: readonly Token[]): boolean {
  const lower = words.map((word) => word.lower);
  const at = lower.findIndex((_, i) => WISHING.test(lower.slice(i, i + 2).join(" ")));
  if (at < 1 || isVerb(lower[0] ?? "")) return false;
  return !lower.slice(0, at).some((word) => SPEAKERS.has(word));
}
