/** From one clause to steps: what it asks for, what shows it, and where it is put. */
import type { Reading, Span } from "../read/reading.ts";
import { antecedentsOf, unusedOf } from "./antecedents.ts";
import type { Clause } from "./clause.ts";
import { judge } from "./judge.ts";
import { formOf, isPresenting, presentedBy, saysWhat, showsEverything } from "./presenting.ts";
import { ofThose } from "./of-those.ts";
import { readersFor } from "./readers.ts";
import { save } from "./save.ts";
import { savedBy } from "../link/saving.ts";
import { PRESENTS, show, shownBy, wordsOf } from "./show.ts";
import type { Situation } from "./situation.ts";
import { isWithin, stepOf, textOf, type Step } from "./step.ts";
import { placeOf } from "./tables.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import { wordsNotUsed } from "../../../../contract/diagnostics/index.ts";
import { isTaking } from "./taking.ts";
import { isGenericVerb, isVerb } from "../link/verbs.ts";
import { ofTheData } from "./of-the-data.ts";
import { type TableVerdict } from "./table-verdict.ts";
import { askTables, nearlyAsked } from "./ask-tables.ts";
import { onlyNamesFiles, unaskedExtras } from "./unasked-extras.ts";
import { thingsOf } from "./things.ts";
import { takenBefore, LITERAL, reachOf } from "./reach.ts";
import { ofFiles } from "./of-files.ts";

export function planClause(clause: Clause, situation: Situation): void {
  const { reading, agents } = situation;
  // One agent does it all, and its card does not say what is done apart.
  if (agents.cards.length < 2 && situation.scope.named.tables.length === 0) {
    work(clause, clause.span, clause.extras, situation);
    return;
  }
  const saved = savedBy(reading, clause.span);
  if (saved !== undefined) {
    const isNew =
      saysWhat(reading, saved.what) &&
      antecedentsOf(reading, saved.what, situation.steps).steps.length === 0;
    if (isNew) {
      const own = doAndShow(clause, saved.what, [], situation);
      save(clause, saved.verb, [saved.place, ...clause.extras], unusedOf(own), situation);
      return;
    }
    // "save it | as a Markdown report | in out/x.md"
    const form = formOf(reading, saved.what);
    const what = antecedentsOf(reading, saved.what, situation.steps).steps;
    if (form !== undefined && what.length > 0) {
      show(clause, [form], what, situation);
      save(
        clause,
        saved.verb,
        [saved.place, ...clause.extras],
        situation.steps.slice(-1),
        situation,
      );
    } else save(clause, clause.span, clause.extras, [], situation);
    return;
  }
  doAndShow(clause, clause.span, clause.extras, situation);
}

/** The steps that it adds. */
function doAndShow(
  clause: Clause,
  span: Span,
  extras: readonly Span[],
  situation: Situation,
): Step[] {
  const { reading, steps } = situation;
  const before = steps.length;
  const presented = clause.introduces ? undefined : presentedBy(reading, span);
  const isShown = presented !== undefined && showsAnothers(presented, situation);
  if (presented !== undefined && isShown) {
    // "a report | with a chart | of the sizes"
    doAndShow(clause, presented.content, extras, situation);
    const own = steps.slice(before).filter(({ isReader }) => !isReader);
    if (own.length > 0) show(clause, presented.form, own, situation);
  } else if (
    isPresenting(reading, span) &&
    (steps.length > 0 || !saysWhat(reading, span)) &&
    !isOwnFile(span, situation)
  ) {
    // "put the chart | in a report titled "Apple"": what it is to be is said at the end.
    const form = formOf(reading, span);
    const about = { from: span.from, to: form?.from ?? span.to };
    const isNamed = form !== undefined && antecedentsOf(reading, about, steps).isNamed;
    const words = wordsOf(reading, [span]);
    const shown = isNamed ? shownBy(reading, about, words, words.some(showsEverything), steps) : [];
    if (form !== undefined && shown.length > 0) show(clause, [form, ...extras], shown, situation);
    else show(clause, [span, ...extras], [], situation);
  } else work(clause, span, extras, situation);
  return steps.slice(before);
}

/** "Show prices.csv": its rows. */
function isOwnFile(span: Span, { reading, scope }: Situation): boolean {
  const isNamed = reading.marks.some((mark) => mark.is === "path" && isWithin(mark, span));
  return isNamed && askTables(reading, span, scope) !== undefined;
}

/** Whether one agent does and another shows; who does both is asked once. */
function showsAnothers(
  { content, form }: { readonly content: Span; readonly form: readonly Span[] },
  { reading, agents, scope, steps }: Situation,
): boolean {
  if (antecedentsOf(reading, content, steps).steps.length > 0) return false;
  const shows = judge(reading, { spans: form, also: PRESENTS }, agents);
  if ("problem" in shows) return false;
  if (askTables(reading, content, scope) !== undefined) return true;
  if (presentedBy(reading, content) !== undefined) return true;
  const does = judge(reading, { spans: [content], ignored: scope.isColumn }, agents);
  return !("agent" in does) || does.agent !== shows.agent;
}

/** "Join a.csv and b.csv, and show the top 5": what was made of both is meant, and neither of them. */
function goesOnFromSeveral({ marks }: Reading, span: Span, { steps }: Situation): boolean {
  const paths = marks.filter(({ is }) => is === "path");
  const before = steps.findLast(({ isReader, shows }) => !isReader && !shows);
  return (
    before !== undefined &&
    before.question === undefined &&
    !paths.some((path) => isWithin(path, span)) &&
    paths.filter((path) => isWithin(path, before.span)).length > 1
  );
}

function work(clause: Clause, span: Span, extras: readonly Span[], situation: Situation): void {
  const { reading, agents, scope, steps, diagnostics } = situation;
  if (onlyNamesFiles(reading, span, steps.at(-1)?.question)) {
    diagnostics.push(
      wordsNotUsed(
        {
          words: textOf(reading, span),
          reason:
            "what is asked before it is asked of one file, and it is not said what of this one",
          tools: [],
        },
        placeOf(reading, span),
      ),
    );
    return;
  }
  const found = goesOnFromSeveral(reading, span, situation)
    ? undefined
    : (askTables(reading, reachOf(span, extras), scope) ?? askTables(reading, span, scope));
  const asked = found && ofFiles(span, found, situation);
  if (asked === "open") return;
  if (asked !== undefined) {
    const those = ofThose(reading, span, asked, steps.at(-1)?.question);
    addQuestions(clause, those, extras, situation);
    diagnostics.push(...unaskedExtras(reading, those, extras));
    return;
  }
  const isOfTable = scope.isAbout(span);
  const isOne = isOfTable || agents.cards.length < 2;
  const things = isOne ? [{ span, extras: [] }] : thingsOf(reading, span, agents);
  const recent = new Set(
    steps.flatMap((step) =>
      step.clause.sentence === clause.sentence && !step.shows ? [step.agent] : [],
    ),
  );
  const done: Step[] = [];
  for (const thing of things) {
    const spans = [thing.span, ...thing.extras, ...extras];
    const words = { spans, ...(isOfTable && { ignored: scope.isColumn }), recent };
    const own = isOfTable
      ? scope.judge(reading, words, clause, agents)
      : judge(reading, words, agents);
    const verdict = orNearlyAsked(thing.span, own, clause, situation);
    if ("problem" in verdict) {
      diagnostics.push(verdict.problem);
      continue;
    }
    if ("asked" in verdict) {
      addQuestions(clause, verdict.asked, [], situation);
      continue;
    }
    const { agent } = verdict;
    // One agent's tools alone say what they take from one another.
    const earlier = agents.cards.length < 2 ? [] : steps.filter((step) => !done.includes(step));
    const about = antecedentsOf(reading, thing.span, earlier);
    const last = about.isNamed ? undefined : about.steps.at(-1);
    // "summarise notes.md and find its keywords": the same agent goes on with the same file.
    const shared = last !== undefined && !last.shows && last.agent === agent ? last.readers : [];
    const { readers, added } = readersFor(reading, { agent, spans, clause }, steps, agents);
    steps.push(...added);
    const referred =
      shared.length > 0
        ? shared
        : about.steps.length > 0
          ? about.steps
          : takenBefore(thing.span, agent, readers, situation);
    const needs = new Set([...readers, ...referred]);
    const taken = referred.filter((step) => step.agent !== agent && isTaking(reading, step));
    const step = stepOf(clause, thing.span, {
      agent,
      extras: spans.slice(1),
      needs,
      readers: [...readers, ...taken],
    });
    done.push(step);
    steps.push(step);
  }
}

/** Where nobody does it, or whoever reads files would be asked without one: a question that names no file, and nearly is one. */
function orNearlyAsked(
  span: Span,
  verdict: TableVerdict,
  { form }: Clause,
  { reading, scope, steps }: Situation,
): TableVerdict {
  const isReader =
    "agent" in verdict && scope.named.tables.some(({ agent }) => agent === verdict.agent);
  const isGiven =
    steps.length > 0 || reading.marks.some((mark) => LITERAL.has(mark.is) && isWithin(mark, span));
  if (isGiven) return verdict;
  if (isReader || "problem" in verdict) return nearlyAsked(reading, span, scope) ?? verdict;
  const first = reading.tokens[span.from]?.lower ?? "";
  const isAsked = form !== "imperative" || (isVerb(first) && isGenericVerb(first));
  return (isAsked && "agent" in verdict ? ofTheData(reading, span, scope) : undefined) ?? verdict;
}

function addQuestions(
  clause: Clause,
  { questions, diagnostics: notes }: AskedQuestions,
  extras: readonly Span[],
  { steps, diagnostics }: Situation,
): void {
  diagnostics.push(...notes);
  for (const { span: part, ...question } of questions)
    steps.push(stepOf(clause, part, { ...question, extras: questions.length === 1 ? extras : [] }));
}
