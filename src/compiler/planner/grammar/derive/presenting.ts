/** What shows a result: "as a bar chart", "draw a line chart of …", "and chart it". What is shown is a clause of its own. */
import { addsNothing, isFunctionWord } from "../link/function-words.ts";
import { isGenericVerb } from "../link/verbs.ts";
import type { Reading, Span, Token } from "../read/reading.ts";
import { isGerund } from "./sequence.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
/** General English for pictures and pages, and for making them. */
const NOUNS =
  set(`chart charts plot plots graph graphs diagram diagrams table tables report reports page pages dashboard
  dashboards document picture figure visualisation visualization markdown html svg section sections presentation histogram`);
const VERBS = set(
  "chart plot graph draw visualise visualize tabulate sketch diagram report present document combine conclude",
);
/** What these make shows all that was found; the others show what was named last. */
const WHOLE = set(
  "report reports page dashboard document presentation html markdown conclude combine",
);
/** They may stand before a presenting noun: "write a report", "put both on one page". */
const MAKING = set(
  "make create write build generate give show draw produce prepare put compose render format display add get compile need want save",
);
const OF = set("of for showing with on about from");
const INTO = set("as in into on to with");
/** What a result is called, without saying whose. */
const RESULTS = set(
  "result results output outputs everything all both it them these those this that findings finding answer answers",
);

export interface Presented {
  /** What is shown. */
  readonly content: Span;
  /** How; the first says most. */
  readonly form: readonly Span[];
}

export const showsEverything = (lower: string): boolean => WHOLE.has(lower);
export const isPresentingNoun = (lower: string): boolean => NOUNS.has(lower);

/** Whether a clause does nothing but show: "chart it", "write a report", "put both on one page". */
export function isPresenting({ tokens }: Reading, { from, to }: Span): boolean {
  const first = tokens[from]?.lower ?? "";
  if (VERBS.has(first) && !NOUNS.has(first)) return true;
  const words = tokens.slice(from, to);
  if (VERBS.has(first)) return true;
  let noun = words.findIndex(({ lower }) => NOUNS.has(lower));
  while (noun >= 0 && NOUNS.has(words[noun + 1]?.lower ?? "")) noun += 1;
  // "Markdown files" are files, and "the tide table" is a table that there is.
  const next = words[noun + 1];
  if (next?.kind === "word" && !isFunctionWord(next.lower) && !TITLED.has(next.lower)) return false;
  const makes = MAKING.has(first) || isGerund(first);
  return (
    noun >= 0 &&
    (makes || addsNothing(first) || noun < 4) &&
    words.slice(makes ? 1 : 0, noun).every(saysHow)
  );
}

const SEEING = set("show tell give display see print list let");

/** "show me where", "let me see them": what was found is shown anyway. */
export function asksToSee({ tokens }: Reading, { from, to }: Span): boolean {
  const said = tokens.slice(from, to).filter(({ kind }) => kind !== "sign");
  const [first, ...others] = said;
  return (
    SEEING.has(first?.lower ?? "") &&
    others.length > 0 &&
    others.every(({ lower }) => SEEING.has(lower) || RESULTS.has(lower) || isFunctionWord(lower))
  );
}

/** Before a presenting noun: "a bar chart", "one short page". */
function saysHow({ lower, kind }: Token): boolean {
  return (
    kind !== "sign" &&
    (addsNothing(lower) || isFunctionWord(lower) || KINDS.has(lower) || NOUNS.has(lower))
  );
}

const KINDS = set(
  "bar line pie area scatter point stacked short nice html markdown single full final one new small simple summary self-contained interactive brief detailed",
);

/** "it as a Markdown report": what it is to be, where that is said at the end. */
export function formOf(reading: Reading, span: Span): Span | undefined {
  const tail = tailOf(reading, span, (at) => NOUNS.has(reading.tokens[at]?.lower ?? ""));
  return tail && { from: tail.from + 1, to: tail.to };
}

/** The two parts of a clause that says both; `undefined` where it shows nothing, or says nothing of what. */
export function presentedBy(reading: Reading, { from, to }: Span): Presented | undefined {
  const { tokens } = reading;
  const inMark = (at: number): boolean =>
    reading.marks.some((mark) => mark.is !== "name" && at >= mark.from && at < mark.to);
  const isForm = (at: number): boolean => NOUNS.has(tokens[at]?.lower ?? "") && !inMark(at);
  const tail = tailOf(reading, { from, to }, isForm);
  const rest = { from, to: tail?.from ?? to };
  while (/^[,;]$/.test(tokens[rest.to - 1]?.lower ?? "")) rest.to -= 1;
  const form = tail === undefined ? [] : [{ from: tail.from + 1, to: tail.to }];
  const head = headOf(reading, rest, isForm);
  if (head !== undefined && saysWhat(reading, head.content))
    return { content: head.content, form: tail === undefined ? [head.form] : [...form, head.form] };
  return tail !== undefined && saysWhat(reading, rest) ? { content: rest, form } : undefined;
}

/** "… as a line chart", "… in a report titled "Apple"" */
function tailOf(
  { tokens }: Reading,
  { from, to }: Span,
  isForm: (at: number) => boolean,
): Span | undefined {
  for (let at = to - 1; at > from; at -= 1) {
    const [before, next] = [tokens[at]?.lower ?? "", tokens[at + 1]?.lower ?? ""];
    if (!INTO.has(before) || (before !== "as" && !["a", "an", "one"].includes(next))) continue;
    for (let noun = at + 1; noun < Math.min(to, at + 6); noun += 1) {
      const after = tokens[noun + 1]?.lower ?? "";
      if (tokens[noun]?.kind === "sign") break;
      if (isForm(noun) && !isForm(noun + 1))
        return noun + 1 >= to || TITLED.has(after) || after === "," ? { from: at, to } : undefined;
    }
  }
  return undefined;
}

const TITLED = set("titled called named entitled with");

/** "draw a pie chart | of the sizes", "write a report | on the prices", "plot | the yearly count" */
function headOf(
  { tokens, marks }: Reading,
  { from, to }: Span,
  isForm: (at: number) => boolean,
): { readonly form: Span; readonly content: Span } | undefined {
  const first = tokens[from]?.lower ?? "";
  for (let at = from; at < Math.min(to, from + 7); at += 1) {
    if (at > from && tokens[at]?.kind === "sign") break;
    if (!isForm(at) || isForm(at + 1) || (at === from && VERBS.has(first))) continue;
    const isHow = tokens.slice(from + 1, at).every(saysHow);
    const makes =
      isHow &&
      (at === from ||
        VERBS.has(first) ||
        MAKING.has(first) ||
        KINDS.has(first) ||
        ["a", "an"].includes(first));
    const title = TITLED.has(tokens[at + 1]?.lower ?? "")
      ? marks.find((mark) => mark.is === "quoted" && mark.from === at + 2)
      : undefined;
    const end = title?.to ?? at + 1;
    return makes && OF.has(tokens[end]?.lower ?? "")
      ? { form: { from, to: end }, content: { from: end + 1, to } }
      : undefined;
  }
  if (!VERBS.has(first) || WHOLE.has(first)) return undefined;
  return { form: { from, to: from + 1 }, content: { from: from + 1, to } };
}

/** Whether words say what is wanted themselves: "put it all" does not, and "the result" does not. */
export function saysWhat({ tokens, marks }: Reading, { from, to }: Span): boolean {
  if (
    marks.some(
      (mark) => (mark.is === "path" || mark.is === "url") && mark.from >= from && mark.to <= to,
    )
  )
    return true;
  return tokens
    .slice(from, to)
    .some(
      ({ lower, kind }) =>
        kind !== "sign" &&
        !isFunctionWord(lower) &&
        !isGenericVerb(lower) &&
        !addsNothing(lower) &&
        !RESULTS.has(lower) &&
        !NOUNS.has(lower) &&
        !VERBS.has(lower),
    );
}
