/** Stage 1: the tasks of a request. Clauses become questions about the files that it names, or go to an agent by its card. */
import {
  noAgentFits,
  nothingToDo,
  otherLanguage,
  tooManyTasks,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import type { Outline, OutlineRequest } from "../../planner.ts";
import { agentsOf } from "../link/agents.ts";
import { otherLanguageOf } from "../read/language.ts";
import type { Reading } from "../read/reading.ts";
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
import { placesFor, shareModifiers } from "./shared.ts";
import { writtenTwice } from "./written-twice.ts";
import { type Step } from "./step.ts";
import { scopeOf } from "./table-scope.ts";
import { askTables } from "./ask-tables.ts";
import { placeOf, tablesOf, type NamedTables } from "./tables.ts";
import { tasksOf } from "./outline-tasks.ts";
import { REFUSED, unreadOf, missingOf, asksForWork, lostOf, refusalOf } from "./left-unread.ts";

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
