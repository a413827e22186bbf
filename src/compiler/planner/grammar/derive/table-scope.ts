/** The data files that a clause may be about, and what of it is a question about them. */
import type { Agents, Words } from "../link/agents.ts";
import { addsNothing } from "../link/function-words.ts";
import { wordsOfName } from "../link/identifier.ts";
import { isGenericVerb, isVerb } from "../link/verbs.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import { judge } from "./judge.ts";
import { nearQuestion } from "./near-question.ts";
import { isWithin } from "./step.ts";
import { questionsOf, type NamedTables } from "./tables.ts";
import { verdictOf, positions } from "./ask-tables.ts";
import { tablesFor } from "./tables-for.ts";
import { type TableVerdict, type Scope } from "./table-verdict.ts";

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
