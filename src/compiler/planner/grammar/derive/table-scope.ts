/** The data files that a clause may be about, and what of it is a question about them. */
import type { Agents, Words } from "../link/agents.ts";
import { addsNothing } from "../link/function-words.ts";
import { wordsOfName } from "../link/identifier.ts";
import { operatorsAt } from "../link/operator-words.ts";
import { isGenericVerb, isVerb } from "../link/verbs.ts";
import type { Reading, Span } from "../read/reading.ts";
import { wordsOfQuestion } from "../words.ts";
import type { Clause } from "./clause.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { judge, type Verdict } from "./judge.ts";
import { nearQuestion } from "./near-question.ts";
import { ofThose } from "./of-those.ts";
import { onlyLimits } from "./limits.ts";
import { isWithin } from "./step.ts";
import { onlyNamesFiles } from "./unasked-extras.ts";
import {
  askedOf,
  assumptionsOf,
  fileOf,
  questionsOf,
  type Asked,
  type NamedTables,
} from "./tables.ts";

/** Who does it, or why nobody does; or a question about the tables, without words that nothing takes. */
export type TableVerdict = Verdict | { readonly asked: AskedQuestions };

export interface Scope {
  readonly named: NamedTables;
  /** Whether a word names a column, and so says nothing of who works on it. */
  readonly isColumn: (at: number) => boolean;
  /** Whether words are about a file that is named, and not about anything else. */
  isAbout(span: Span): boolean;
  /** Who does what no question about the tables says. */
  judge(reading: Reading, words: Words, clause: Clause, agents: Agents): TableVerdict;
}

const POINTING = new Set("file data dataset".split(" "));

export function scopeOf(reading: Reading, span: Span, all: NamedTables): Scope {
  const named = tablesFor(reading, span, all);
  const stems = new Set(
    named.tables.flatMap(({ columns }) => columns.flatMap(({ name }) => wordsOfName(name).stems)),
  );
  const names = new Set(
    named.tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())),
  );
  const { tokens, marks } = reading;
  const isColumn = (at: number): boolean =>
    names.has(tokens[at]?.lower ?? "") || stems.has(tokens[at]?.stem ?? "");
  const namesFile = ({ from, to }: Span): boolean =>
    marks.some(
      (mark) =>
        mark.is === "path" &&
        isWithin(mark, { from, to }) &&
        named.tables.some((table) => table.from.file === mark.path),
    ) ||
    tokens
      .slice(from + 1, to)
      .some(
        ({ lower }, i) =>
          POINTING.has(lower) &&
          ["that", "the", "this", "same"].includes(tokens[from + i]?.lower ?? ""),
      );
  const isAbout = (own: Span): boolean => {
    if (named.assumed || named.tables.length === 0) return false;
    if (namesFile(own)) return true;
    // "list the 10 days with the most precipitation"
    const content = positions(own).filter(
      (at) =>
        tokens[at]?.kind === "word" &&
        !addsNothing(tokens[at].lower) &&
        !isGenericVerb(tokens[at].lower),
    );
    const isOther = marks.some(
      (mark) => (mark.is === "path" || mark.is === "url") && isWithin(mark, own),
    );
    // "Admit a kestrel" is an order, also where a column is called `admitted`.
    const isNamed = (at: number): boolean =>
      isColumn(at) && (at !== own.from || names.has(tokens[at]?.lower ?? ""));
    return !isOther && content.some(isNamed);
  };
  return {
    named,
    isColumn,
    isAbout,
    judge: (_, words, clause, agents) =>
      judgeOf(reading, words, clause, agents, { named, isColumn }),
  };
}

/** Those that the words name; or those that were named last; or all. */
function tablesFor({ marks }: Reading, span: Span, all: NamedTables): NamedTables {
  const { tables, assumed } = all;
  if (assumed || tables.length < 2) return all;
  const paths = marks
    .filter((mark) => mark.is === "path")
    .filter(({ path }) => tables.some(({ from }) => from.file === path));
  const own = paths.filter((mark) => isWithin(mark, span));
  const last = paths.findLast((mark) => mark.to <= span.from);
  const chosen = new Set(
    (own.length > 0 ? own : last === undefined ? paths : [last]).map(({ path }) => path),
  );
  const kept = tables.filter(({ from }) => chosen.has(from.file));
  return { ...all, tables: kept.length > 0 ? kept : tables };
}

function judgeOf(
  reading: Reading,
  words: Words,
  { form }: Clause,
  agents: Agents,
  { named, isColumn }: Pick<Scope, "named" | "isColumn">,
): TableVerdict {
  const [span = { from: 0, to: 0 }] = words.spans;
  const near = (): TableVerdict | undefined =>
    verdictOf(reading, span, nearQuestion(reading, span, named));
  const owners = new Set(named.tables.map(({ agent }) => agent));
  const file = reading.marks.find((mark) => mark.is === "path" && isWithin(mark, span));
  // "Who wrote the most lines", of a column of lines: of cells, whatever else has lines.
  const lower = (at: number): string => reading.tokens[at]?.lower ?? "";
  // "Which make do we own most of": what is asked for is no verb.
  const isThing = (at: number): boolean => ["which", "what"].includes(lower(at - 1));
  const isOfCells =
    form !== "imperative" &&
    !named.assumed &&
    positions(span).some((at) => isColumn(at) && (isThing(at) || !addsNothing(lower(at))));
  const among = (name: string): boolean =>
    owners.has(name) || (!isOfCells && file !== undefined && agents.speaksOf(name, file));
  // What is quoted is a value of a tool, and no name of a column.
  const isQuoted = (at: number): boolean =>
    reading.marks.some(
      (mark) =>
        (mark.is === "quoted" || mark.is === "parameter") && at >= mark.from && at < mark.to,
    );
  const [nearest] = questionsOf(reading, span, named);
  const uncovered = (nearest?.uncovered ?? []).filter((at) => !isQuoted(at));
  // What is understood, and is nothing that a query says, is no other tool's either.
  const isKnown = uncovered.length > 0 && uncovered.every((at) => nearest?.reasons.has(at));
  const told = isKnown ? near() : undefined;
  if (told !== undefined) return told;
  const verb = reading.tokens[span.from]?.lower ?? "";
  const isAsked = form !== "imperative" || (isVerb(verb) && isGenericVerb(verb));
  const ranked = agents
    .rank(reading, { ...words, ignored: isColumn })
    .filter(({ agent }) => among(agent.name));
  // Nobody but who knows the cells of a file answers a question about them: a card has to speak of what is left.
  const doer = ranked.find(({ matched }) => uncovered.some((at) => matched.has(at)));
  if (isAsked && uncovered.length > 0 && doer === undefined && agents.cards.length > 1) {
    const found = near();
    if (found !== undefined) return found;
  }
  const verdict = judge(reading, words, agents, among);
  // What is asked is known, and only something in it is not there.
  const isMisnamed = "problem" in verdict && uncovered.length > 0 && !uncovered.includes(span.from);
  const misnamed = isMisnamed ? near() : undefined;
  if (misnamed !== undefined) return misnamed;
  // "The charge of the hires still out": what a question cannot take, no other tool of its agent leaves out either.
  const isObjected =
    uncovered.length > 0 && uncovered.every((at) => nearest?.objections.includes(at));
  const isLeft = "agent" in verdict && owners.has(verdict.agent) && isObjected;
  const left = isLeft ? near() : undefined;
  if (left !== undefined) return left;
  if ("agent" in verdict || doer === undefined) return verdict;
  return isAsked ? { agent: doer.agent.name } : verdict;
}

/** Where a question names no file, and most of it is about one that there is: what it is without the other words. */
export function nearlyAsked(
  reading: Reading,
  span: Span,
  { named }: Pick<Scope, "named">,
): TableVerdict | undefined {
  const [best] = named.assumed ? questionsOf(reading, span, named) : [];
  // "Book a table for four": what is ordered is unknown, and not a word of a question.
  const isMostly =
    best !== undefined &&
    best.uses.length >= best.uncovered.length &&
    !best.uncovered.includes(span.from);
  if (!isMostly || best.uses.length === 0) return undefined;
  const tables = named.tables.filter(({ from }) => from.file === fileOf(best));
  return verdictOf(reading, span, nearQuestion(reading, span, { ...named, tables }));
}

function verdictOf(reading: Reading, span: Span, asked: Asked): TableVerdict | undefined {
  if (asked === undefined || "problem" in asked) return asked;
  return { asked: questionOf(reading, span, asked) };
}

function positions({ from, to }: Span): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** What some words ask of the tables: one question, or several side by side; `undefined` where words are left. */
export function askTables(
  reading: Reading,
  span: Span,
  { named }: Pick<Scope, "named">,
): AskedQuestions | undefined {
  if (named.tables.length === 0) return undefined;
  const parts = partsOf(reading, span, named);
  if (parts !== undefined)
    return {
      questions: parts.flatMap(({ questions }) => questions),
      diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    };
  const asked = askedOf(reading, span, named);
  if (asked === undefined) return undefined;
  if ("problem" in asked) return { questions: [], diagnostics: [asked.problem] };
  return questionOf(reading, span, asked);
}

function questionOf(
  reading: Reading,
  span: Span,
  asked: Extract<Asked, { agent: string }>,
): AskedQuestions {
  const { query, tables } = asked.derivation;
  const files = tables.flatMap(({ from }) => ("file" in from ? [from.file] : []));
  return {
    questions: [
      {
        agent: asked.agent,
        span,
        question: { query, files },
        words: wordsOfQuestion(reading, asked.derivation),
      },
    ],
    diagnostics: assumptionsOf(reading, span, asked.notes),
  };
}

const LIMITING = new Set("top first last bottom highest lowest largest smallest".split(" "));

/**
 * "the average price by symbol and the top 5 rows by date": both sides are questions, and each of them says for which groups or
 * how many. A part without may share what the other says: "the number of rows and the average price by symbol".
 */
function partsOf(
  reading: Reading,
  { from, to }: Span,
  named: NamedTables,
): AskedQuestions[] | undefined {
  const { tokens, marks } = reading;
  for (let at = to - 1; at > from; at -= 1) {
    const isInside = marks.some((mark) => at > mark.from && at < mark.to);
    if (isInside || (tokens[at]?.lower !== "and" && tokens[at]?.lower !== ",")) continue;
    const next = { from: at + 1, to };
    const before = { from, to: tokens[at - 1]?.lower === "," ? at - 1 : at };
    if (onlyLimits(reading, next) || goesOnOrdering(reading, next)) continue;
    const isWhole = [before, next].every((part) => isClosed(reading, part, named));
    if (!isWhole) continue;
    const sides = [before, next].map((part) =>
      askTables(reading, part, { named: tablesFor(reading, part, named) }),
    );
    const [one, other] = sides;
    if (onlyNamesFiles(reading, next, one?.questions.at(-1)?.question)) continue;
    if (
      one !== undefined &&
      other !== undefined &&
      one.questions.length > 0 &&
      other.questions.length > 0
    )
      return [one, ofThose(reading, next, other, one.questions.at(-1)?.question)];
  }
  return undefined;
}

/** "… and then by weight", "…, sorted by weight": how what stands before it is ordered, and no rows of its own. */
function goesOnOrdering({ tokens }: Reading, { from }: Span): boolean {
  const lowers = tokens.map(({ lower }) => lower);
  const [first, second] = [lowers[from], lowers[from + 1]];
  const isOrder = operatorsAt(lowers, from).some(({ operator }) => operator.op === "order");
  return isOrder || first === "by" || (first === "then" && second === "by");
}

function isClosed(
  { tokens, marks }: Reading,
  { from, to }: Span,
  { tables }: NamedTables,
): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  if (words.includes("between") || words.length < 3) return false;
  // "And how many of them were urgent?" is about those rows, and no question of its own.
  if (words.some((word) => ["them", "those", "these"].includes(word))) return false;
  const hasFile =
    tables.length > 1 && marks.some((mark) => mark.is === "path" && isWithin(mark, { from, to }));
  const isGrouped = words.some((word, i) => i > 0 && ["by", "per"].includes(word));
  const isLimited = words.some(
    (word, i) =>
      LIMITING.has(word) &&
      marks.some((mark) => mark.is === "number" && Math.abs(mark.from - (from + i)) === 1),
  );
  return (
    hasFile ||
    isGrouped ||
    isLimited ||
    words.some((word, i) => i < 2 && ["how", "which", "who"].includes(word))
  );
}
