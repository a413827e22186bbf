/** What the words within and around a value say for it: whether it is whole, and no label of another value. */
import type { Field } from "../../link/fields.ts";
import { isVerb } from "../../link/verbs.ts";
import type { Reading, Span, Token } from "../../read/reading.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

/** Whether it begins and ends where a value would, and is none of the tool's own words. */
export function boundaryFit(value: Value, field: Field, context: CallContext): number {
  if (!["phrase", "name", "number", "code"].includes(value.is)) return 0;
  const {
    reading: { tokens },
  } = context;
  const isEdge = (at: number): boolean => {
    const token = tokens[at];
    return (
      token === undefined ||
      context.isEmpty(at) ||
      context.explains(at) ||
      context.names(at) ||
      field.said.has(token.stem)
    );
  };
  let score = 0;
  if (!isEdge(value.from - 1)) score -= value.is === "number" ? 0.1 : 0.35;
  if (!isEdge(value.to)) score -= value.is === "number" ? 0.1 : 0.35;
  if (value.is === "number" || value.is === "code") return score;
  let own = 0;
  let content = 0;
  for (let at = value.from; at < value.to; at += 1) {
    if (tokens[at]?.kind === "sign") continue;
    if (context.isEmpty(at)) own += 0.5;
    else content += 1;
    if (context.explains(at) || field.names.includes(tokens[at]?.stem ?? "")) own += 1;
  }
  const share = own / Math.max(1, value.to - value.from);
  if (value.is === "name") {
    // "Riverdale" of "Riverdale Apartments"
    if (isCapital(context, value.to) || isCapital(context, value.from - 1)) score -= 0.25;
    // "ID", "API", "Name": in capitals, and no name.
    return score - (share === 1 ? 0.9 : 0.1 * share);
  }
  score -= share * 0.9;
  // What nothing else explains has to be something.
  if (own === 0 && field.required) score += 0.2;
  // Of two that are as good, the longer one leaves less unsaid.
  return score + Math.min(content, 4) * 0.06;
}

/** Words that point at a value and are none, and words for what the tool takes or gives. */
export function wordFit({ is, from, to }: Value, { reading, names, gives }: CallContext): number {
  if (is !== "phrase" && is !== "name") return 0;
  const { tokens } = reading;
  let score = isLabel(tokens, to) ? -0.5 : 0;
  // "Jo Park (jo@park.example)" is a name beside its address.
  if (!(is === "name" && to - from > 1) && labelsLiteral({ from, to }, reading)) score -= 1.2;
  if (is === "name") return score;
  const { lower = "" } = tokens[from] ?? {};
  if (
    POINTING.test(lower) ||
    (SUPERLATIVE.test(lower) && tokens[from - 1]?.lower === "the") ||
    (to - from > 1 && /\p{L}{2}ing$/u.test(lower) && !names(from))
  )
    score -= 0.35;
  let said = 0;
  for (let at = from; at < to; at += 1) if (names(at) || gives(at)) said += 1;
  return score - (0.5 * said) / (to - from);
}

/** "States" of "United States". */
export function isPartOfName(
  { is, from, to }: Value,
  { reading: { marks, tokens } }: CallContext,
): boolean {
  // "a Yamaha of Tom Berg" is a thing and whose it is.
  return (
    (is === "name" || is === "phrase") &&
    marks.some(
      (mark) =>
        mark.is === "name" &&
        mark.from <= from &&
        mark.to >= to &&
        mark.to - mark.from > to - from &&
        !(mark.from === from && tokens[to]?.lower === "of"),
    )
  );
}

const LABELS = new Set(
  "address file code number name named called titled id identifier hostname or path with ( ' \" ` “ ‘".split(
    " ",
  ),
);
const LITERALS: ReadonlySet<string> = new Set(["quoted", "code", "number", "path", "url", "mail"]);

/** "the IP address 10.0.0.1", "a CSV file named 'a.csv'": what it is called that is given behind it. */
function labelsLiteral({ from, to }: Span, { tokens, marks }: Reading): boolean {
  if (marks.some((mark) => mark.is === "quoted" && mark.from <= from && to <= mark.to))
    return false;
  for (let at = to; at < to + 4; at += 1) {
    if (marks.some((mark) => mark.from === at && LITERALS.has(mark.is))) return true;
    if (!LABELS.has(tokens[at]?.lower ?? "")) return false;
  }
  return false;
}

/** "the IP '10.0.0.1'", "an amount is 5": what follows is the value. */
function isLabel(tokens: readonly Token[], at: number): boolean {
  const { lower = "" } = tokens[at] ?? {};
  return (
    /^["'`“‘:=]$/u.test(lower) ||
    (/^(?:is|are|was|being|as)$/.test(lower) && /^["'`“‘\d]/u.test(tokens[at + 1]?.lower ?? ""))
  );
}

const POINTING =
  /(?:ly|ed)$|^(?:including|regarding|concerning|using|containing|specific|suitable|appropriate|available|certain|various|related|multiple|different|several|several|own|new|desired|respective)$/;

/** "the largest files": what it orders by, and no value. */
const SUPERLATIVE = /^\p{L}{3,}est$/u;

function isCapital(
  { reading: { tokens, marks }, isEmpty, span }: CallContext,
  at: number,
): boolean {
  const { text = "", kind, lower = "" } = tokens[at] ?? {};
  if (at === span.from && isVerb(lower)) return false;
  return (
    kind === "word" &&
    /^\p{Lu}\p{Ll}/u.test(text) &&
    !isEmpty(at) &&
    !marks.some(({ is, from, to }) => is === "time" && from <= at && at < to)
  );
}
