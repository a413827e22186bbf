/** Stage 1: the tasks of a request. Clauses become questions about the files that it names, or go to an agent by its card. */
import {
  noAgentFits,
  nothingToDo,
  otherLanguage,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import type { AgentCard } from "../../../../catalog/tool-info.ts";
import type { Outline, OutlineRequest, OutlineTask } from "../../planner.ts";
import { chooseAgents } from "../link/agents.ts";
import { presentedBy } from "./presenting.ts";
import { otherLanguageOf } from "../read/language.ts";
import type { Reading, Span } from "../read/reading.ts";
import { wordsOfQuestion } from "../words.ts";
import type { World } from "../world.ts";
import { textOf } from "./call/value.ts";
import type { Choices } from "./chosen.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import {
  askedOf,
  assumptionsOf,
  placeOf,
  tablesOf,
  unaskedOf,
  type Asked,
  type NamedTables,
} from "./tables.ts";

export async function outlineOf(
  { agents }: OutlineRequest,
  reading: Reading,
  world: World,
  choices: Choices,
): Promise<Outline> {
  if (reading.tokens.every(({ kind }) => kind === "sign"))
    return { tasks: [], diagnostics: [nothingToDo()] };
  const language = otherLanguageOf(reading);
  if (language !== undefined) return { tasks: [], diagnostics: [otherLanguage({ language })] };
  const named = await tablesOf(reading, world, choices);
  const clauses =
    named.tables.length === 0
      ? clausesOf(reading)
      : clausesOf(reading).flatMap((clause) => shown(reading, clause, named));
  const whole = { from: 0, to: reading.tokens.length };
  // Sentences that refine the first are one question with it.
  const all = named.tables.length === 0 ? undefined : askedOf(reading, whole, named);
  if (all !== undefined)
    return "problem" in all
      ? { tasks: [], diagnostics: [all.problem] }
      : questionOf(reading, all, whole);
  const diagnostics: Diagnostic[] = [];
  const chosen = chooseAgents(reading, clauses, agents);
  const tasks = clauses.flatMap((clause, index): OutlineTask[] => {
    const asked = named.tables.length === 0 ? undefined : askedOf(reading, reachOf(clause), named);
    if (asked !== undefined) {
      if ("problem" in asked) diagnostics.push(asked.problem);
      else {
        diagnostics.push(...assumptionsOf(reading, clause.span, asked.notes));
        return [taskOf(reading, clause.span, index, asked.agent, clause, asked)];
      }
      return [];
    }
    const agent = chosen[index];
    // Nobody but who knows the cells answers a question about them.
    const isAsked = clause.form !== "imperative" && !named.assumed && named.tables.length > 0;
    const unasked = isAsked ? unaskedOf(reading, reachOf(clause), named) : undefined;
    if (unasked !== undefined) {
      diagnostics.push(unasked);
      return [];
    }
    return agent === undefined ? [] : [taskOf(reading, clause.span, index, agent.name, clause)];
  });
  if (tasks.length === 0 && diagnostics.length === 0)
    diagnostics.push(
      noAgentFits(
        { text: reading.query.slice(0, 200), nearest: [], agents: agents.length },
        placeOf(reading, whole),
      ),
    );
  return { tasks: chained(tasks), diagnostics };
}

/** Each may take what any before it gives: stage 2 says which one does. */
function chained(tasks: readonly OutlineTask[]): OutlineTask[] {
  return tasks.map((task, at) => {
    const before = tasks[at - 1]?.id;
    return before === undefined ? task : { ...task, needs: [before], follows: [before] };
  });
}

function questionOf(
  reading: Reading,
  asked: Exclude<Asked, undefined | { readonly problem: Diagnostic }>,
  span: Span,
): Outline {
  const clause = { span, extras: [] };
  return {
    tasks: [taskOf(reading, span, 0, asked.agent, clause, asked)],
    diagnostics: assumptionsOf(reading, span, asked.notes),
  };
}

function reachOf({ span, extras }: Pick<Clause, "span" | "extras">): Span {
  return {
    from: Math.min(span.from, ...extras.map(({ from }) => from)),
    to: Math.max(span.to, ...extras.map(({ to }) => to)),
  };
}

function taskOf(
  reading: Reading,
  span: Span,
  index: number,
  agent: AgentCard["name"],
  clause: Pick<Clause, "span" | "extras">,
  asked?: Asked,
): OutlineTask {
  const { tokens } = reading;
  const question = asked !== undefined && "derivation" in asked && asked.derivation;
  return {
    id: `t${index + 1}`,
    title: textOf(reading, span.from, span.to),
    agent,
    needs: [],
    priority: "medium",
    origin: [tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0],
    clause: { span: clause.span, extras: clause.extras },
    ...(question && {
      words: wordsOfQuestion(reading, question),
      question: {
        query: question.query,
        files: question.tables.flatMap(({ from }) => ("file" in from ? [from.file] : [])),
      },
    }),
  };
}

/** A clause that says what is shown and how is two, where what is shown is a question about the tables. */
function shown(reading: Reading, clause: Clause, named: NamedTables): Clause[] {
  const presented = presentedBy(reading, clause.span);
  if (presented === undefined || askedOf(reading, presented.content, named) === undefined)
    return [clause];
  const { content, form } = presented;
  return [
    { span: content, extras: [], form: "question" },
    { span: form, extras: clause.extras, form: "imperative" },
  ];
}
