/** Stage 1: the tasks of a request. Clauses become questions about the files that it names, or go to an agent by its card. */
import {
  conditionNotPlanned,
  missingFile,
  noAgentFits,
  nothingToDo,
  otherLanguage,
  repetitionNotPlanned,
  tooManyTasks,
  wordsNotUsed,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import type { Outline, OutlineRequest, OutlineTask } from "../../planner.ts";
import { agentsOf, type Agents } from "../link/agents.ts";
import { tellingIn } from "../link/asked-words.ts";
import { isFunctionWord } from "../link/function-words.ts";
import { savedBy } from "../link/saving.ts";
import { otherLanguageOf } from "../read/language.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { World } from "../world.ts";
import type { Clause } from "./clause.ts";
import { ownersIn } from "./call/owned.ts";
import type { Choices } from "./chosen.ts";
import { clausesOf } from "./clauses.ts";
import { controlOf } from "./control.ts";
import { droppedOrders } from "./dropped-orders.ts";
import { joinRefinement, joinTables } from "./refinements.ts";
import { planClause } from "./plan-clause.ts";
import { clausesIn, holderOf, planControl, withoutOthers } from "./plan-control.ts";
import type { Situation } from "./situation.ts";
import { isOthersWork } from "./others-work.ts";
import { asksToSee, isPresenting } from "./presenting.ts";
import { isRepetition, priorityOf } from "./sequence.ts";
import { placesFor, shareModifiers } from "./shared.ts";
import { writtenTwice } from "./written-twice.ts";
import { isWithin, positionsOf, textOf, type Step } from "./step.ts";
import { askTables, scopeOf } from "./table-scope.ts";
import { placeOf, tablesOf, type NamedTables } from "./tables.ts";

export async function outlineOf(
  { agents: cards, maxTasks, params = {} }: OutlineRequest,
  reading: Reading,
  world: World,
  choices: Choices,
): Promise<Outline> {
  if (reading.tokens.every(({ kind }) => kind === "sign"))
    return { tasks: [], diagnostics: [nothingToDo()] };
  const language = otherLanguageOf(reading);
  if (language !== undefined) return { tasks: [], diagnostics: [otherLanguage({ language })] };
  const named = await tablesOf(reading, world, choices, params);
  const agents = agentsOf(cards, ownersIn((await world.ownTools?.()) ?? []));
  const diagnostics: Diagnostic[] = [];
  const steps: Step[] = [];
  const parts = clausesOf(reading);
  const others = new Set(parts.filter((clause) => isOthersWork(reading, clause, named, agents)));
  const whole = others.size > 0 ? undefined : wholeOf(reading, named);
  const clauses = whole === undefined ? parts : [whole];
  const control = whole === undefined ? controlOf(reading, parts) : undefined;
  const asking =
    control !== undefined
      ? clausesIn(control)
      : joinTables(reading, showsLast(reading, clauses), named).filter((clause) =>
          asksForWork(reading, clause, named, agents),
        );
  const situationOf = (clause: Clause, before: Step[]): Situation => ({
    reading,
    agents,
    scope: scopeOf(reading, clause.span, others.has(clause) ? { ...named, tables: [] } : named),
    steps: before,
    diagnostics,
  });
  const controlled = control && planControl(reading, control, situationOf, diagnostics);
  if (controlled !== undefined)
    steps.push(...(controlled.measured ? [controlled.measured] : []), ...controlled.parts.flat());
  for (const clause of control === undefined ? asking : []) {
    const refused = refusalOf(reading, clause);
    if (refused !== undefined) diagnostics.push(refused);
    else if (agents.cards.length > 1 && asksToSee(reading, clause.span) && steps.length > 0)
      steps.at(-1)?.extras.push(...clause.extras);
    else if (!joinRefinement(reading, clause, steps, agents)) {
      planClause(clause, situationOf(clause, steps));
    }
  }
  if (steps.length > maxTasks)
    return {
      tasks: [],
      diagnostics: [...diagnostics, tooManyTasks({ tasks: steps.length, limit: maxTasks })],
    };
  if (steps.length === 0 && diagnostics.length === 0)
    diagnostics.push(
      noAgentFits(
        { text: reading.query.slice(0, 200), nearest: [], agents: cards.length },
        placeOf(reading, { from: 0, to: reading.tokens.length }),
      ),
    );
  // What is refused as a whole is not refused because of a file that it names.
  const isWhole = control !== undefined || diagnostics.some(({ code }) => REFUSED.has(code));
  const unread = diagnostics.length === 0 || isWhole ? undefined : unreadOf(reading, world);
  if (unread !== undefined) return { tasks: [], diagnostics: [unread] };
  const missing = await missingOf(reading, asking, steps, world);
  if (missing !== undefined) return { tasks: [], diagnostics: [missing] };
  // Of a condition that is not understood, no part is planned: none of them is lost.
  if (control === undefined || controlled !== undefined)
    diagnostics.push(...lostOf(reading, asking, steps, diagnostics));
  if (diagnostics.length === 0)
    diagnostics.push(...droppedOrders(reading, parts, steps), ...writtenTwice(reading, steps));
  if (control !== undefined && controlled !== undefined) {
    // A place or a time of one part is none of another one.
    const ids = new Map(steps.map((step, at) => [step, `t${at + 1}`]));
    const holder = holderOf(reading, control, controlled, (step) => ids.get(step) ?? "");
    const tasks = tasksOf(reading, steps).map((task) => withoutOthers(task, holder));
    return { tasks, holders: [holder], diagnostics };
  }
  shareModifiers(reading, steps);
  placesFor(reading, steps);
  return { tasks: tasksOf(reading, steps), diagnostics };
}

const REFUSED = new Set<string>([conditionNotPlanned.code, repetitionNotPlanned.code]);

/** A data file that cannot be read: that explains why nobody answers anything about it. */
function unreadOf(reading: Reading, world: World): Diagnostic | undefined {
  for (const mark of reading.marks) {
    const problem = mark.is === "path" ? world.problemOf?.(mark.path) : undefined;
    if (problem !== undefined) return { ...problem, places: [placeOf(reading, mark)] };
  }
  return undefined;
}

const DATA_FILE = /\.(?:csv|tsv|json|ndjson|jsonl|parquet|xlsx)$/i;

/** A file that is asked about and is not there: that explains more than what nobody does of it. */
async function missingOf(
  reading: Reading,
  clauses: readonly Clause[],
  steps: readonly Step[],
  world: World,
): Promise<Diagnostic | undefined> {
  const isSaved = (at: number) =>
    clauses.some(({ span }) => (savedBy(reading, span)?.place.from ?? Infinity) <= at);
  // A question about cells of a file is no question about anything else; other files may have been there once.
  const isAsked = (mark: Span & { readonly path: string }): boolean =>
    steps.length === 0 ||
    (DATA_FILE.test(mark.path) &&
      clauses.some(({ form, span }) => form === "question" && isWithin(mark, span)));
  const files = await world.dataFiles();
  // "members.csv" of `data/members.csv` is there.
  const isThere = (path: string): boolean =>
    files.some((file) => file.toLowerCase().endsWith(`/${path.toLowerCase()}`));
  const isOnly = (path: string): boolean =>
    files.filter((file) => file.toLowerCase().endsWith(`/${path.toLowerCase()}`)).length === 1;
  const mark = reading.marks.find(
    (one) =>
      one.is === "path" &&
      !one.exists &&
      !isSaved(one.from) &&
      isAsked(one) &&
      !(steps.length === 0 ? isOnly(one.path) : isThere(one.path)),
  );
  if (mark?.is !== "path") return undefined;
  const nearest = nearestName(mark.path, files);
  return missingFile(
    { path: mark.path, nearest: nearest === undefined ? [] : [nearest] },
    placeOf(reading, mark),
  );
}

/** Sentences that refine the first are one question with it. */
function wholeOf(reading: Reading, named: NamedTables): Clause | undefined {
  if (named.tables.length === 0) return undefined;
  const span = { from: 0, to: reading.tokens.length };
  const asked = askTables(reading, span, { named });
  return (
    asked && {
      span,
      whole: span,
      extras: [],
      form: "question",
      sentence: 0,
      introduces: false,
      isThen: false,
    }
  );
}

/** "a report about this: authors, hotspots": the report is written when its parts are there. */
function showsLast(reading: Reading, clauses: readonly Clause[]): readonly Clause[] {
  const shows = clauses.filter(({ introduces, span }) => introduces && isPresenting(reading, span));
  return [...clauses.filter((clause) => !shows.includes(clause)), ...shows];
}

const TAKING = new Set("load open import take use consider parse read get fetch".split(" "));
const NOUNS = new Set("file files data dataset csv json table called named".split(" "));

/** "Load sales.csv.", "Do the following:": names what others are about, or nothing, and is no work of its own. */
function asksForWork(
  reading: Reading,
  { span, form, introduces }: Clause,
  { tables, assumed }: NamedTables,
  agents: Agents,
): boolean {
  const { tokens, marks } = reading;
  const telling = tellingIn(reading, span).filter((at) => !NOUNS.has(tokens[at]?.lower ?? ""));
  if (introduces && telling.length === 0 && agents.cards.length > 1) return false;
  const files = marks.filter((mark) => mark.is === "path" && isWithin(mark, span));
  const isTable =
    !assumed &&
    files.length > 0 &&
    files.every((mark) => mark.is === "path" && tables.some(({ from }) => from.file === mark.path));
  const isTaken = isTable && form === "imperative" && TAKING.has(tokens[span.from]?.lower ?? "");
  return !(
    isTaken &&
    telling.every((at) => TAKING.has(tokens[at]?.lower ?? "")) &&
    reading.sentences.some(({ to }) => to > span.to + 1)
  );
}

/** A clause that became no task and no message would be left out in silence. */
function lostOf(
  reading: Reading,
  clauses: readonly Clause[],
  steps: readonly Step[],
  told: readonly Diagnostic[],
): Diagnostic[] {
  const { tokens } = reading;
  const used = new Set(steps.flatMap(positionsOf));
  const again = ({ from, to }: Span): number[] =>
    tokens.slice(from, to).flatMap(({ lower }, i) => (lower === "again" ? [from + i] : []));
  const isTold = (at: number): boolean =>
    told.some(({ places }) =>
      places.some(
        (place) =>
          place.in === "query" &&
          place.start <= (tokens[at]?.start ?? 0) &&
          (tokens[at]?.end ?? 0) <= place.end,
      ),
    );
  // Where a word in it is told of, that is why.
  const isToldOf = (span: Span): boolean => positionsOf({ span, extras: [] }).some(isTold);
  return clauses.flatMap(({ span }) => {
    const own = tellingIn(reading, span);
    // "… and check it again"
    const telling = own.length > 0 ? own : again(span);
    if (telling.length === 0 || telling.some((at) => used.has(at) || isTold(at)) || isToldOf(span))
      return [];
    return [
      wordsNotUsed(
        { words: textOf(reading, span), reason: "no task does what they ask for", tools: [] },
        placeOf(reading, span),
      ),
    ];
  });
}

function refusalOf(
  reading: Reading,
  { span, whole, form, extras }: Clause,
): Diagnostic | undefined {
  if (form === "condition")
    return conditionNotPlanned({ text: textOf(reading, span) }, placeOf(reading, span));
  const repeated = [whole, ...extras].find((each) => isRepetition(reading, each));
  return (
    repeated && repetitionNotPlanned({ text: textOf(reading, span) }, placeOf(reading, repeated))
  );
}

/** Each may take what any before it gives, so that they stand on one path: stage 2 says which one does. */
function tasksOf(reading: Reading, steps: readonly Step[]): OutlineTask[] {
  const { tokens } = reading;
  const ids = new Map(steps.map((step, at) => [step, `t${at + 1}`]));
  return steps.map((step, at) => {
    const { agent, clause, span, extras, shared, question, isReader, words } = step;
    const needs = steps.flatMap((other) => (step.needs.has(other) ? (ids.get(other) ?? []) : []));
    const before = ids.get(steps[at - 1] ?? step);
    const follows = at > 0 && before !== undefined && !needs.includes(before) ? [before] : [];
    return {
      id: ids.get(step) ?? "",
      title: titleOf(reading, step),
      agent,
      needs: [...needs, ...follows],
      ...(follows.length > 0 && { follows }),
      priority: priorityOf(reading, clause),
      ...(isReader && { internal: true as const }),
      origin: [tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0],
      clause: { span, extras, ...(shared.length > 0 && { shared }) },
      ...(question && { question }),
      ...(words && { words }),
    };
  });
}

/** For people: what is done, then what it is done with. */
function titleOf(reading: Reading, { span, extras, isReader }: Step): string {
  if (isReader) return `Read ${textOf(reading, span)}`;
  const said = extras.filter(({ to, from }) => to <= span.from && to - from === 1);
  const after =
    span.to - span.from === 1 ? extras.filter(({ from }) => from >= span.to).slice(0, 1) : [];
  return [...said, span, ...after].map((part) => textOf(reading, trimmed(reading, part))).join(" ");
}

function trimmed({ tokens }: Reading, { from, to }: Span): Span {
  let end = to;
  while (end > from + 1 && /^[.,;:!?]$/.test(tokens[end - 1]?.lower ?? "")) end -= 1;
  while (
    end > from + 1 &&
    isFunctionWord(tokens[end - 1]?.lower ?? "") &&
    tokens[end - 1]?.lower === "please"
  )
    end -= 1;
  return { from, to: end };
}
