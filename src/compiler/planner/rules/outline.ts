/** Stage 1: tasks, their needs, and an agent for each, from the query and the agents' cards. */
import {
  conditionNotPlanned,
  noAgentFits,
  tooManyTasks,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Outline, OutlineRequest, OutlineTask } from "../planner.ts";
import type { Facts } from "./facts.ts";
import { INTERROGATIVES } from "./language/words.ts";
import type { Token } from "./language/tokens.ts";
import { tokensOf } from "./tokens-of.ts";
import { isPresentingNoun, isPresentingVerb } from "./language/presenting.ts";
import { agentsOf } from "./outline/agents.ts";
import { isCondition, isContext } from "./outline/context.ts";
import type { Draft } from "./outline/draft.ts";
import type { Refusal } from "./outline/fit.ts";
import { withoutNaming } from "./outline/only-names.ts";
import { operandsOf } from "./outline/operands.ts";
import { planClause } from "./outline/plan-clause.ts";
import { priorityOf } from "./outline/priority.ts";
import { sinksOf } from "./outline/references.ts";
import { contentOf, segment, type Clause } from "./outline/segment.ts";
import { withPlaces } from "./outline/same-place.ts";
import { sharedModifiers } from "./outline/share-modifiers.ts";
import { titleOf, wordingOf } from "./outline/title.ts";

export function outline(
  { query, agents: cards, maxTasks }: OutlineRequest,
  facts?: Facts,
): Outline {
  const agents = agentsOf(cards);
  const names = new Set(cards.map(({ name }) => name));
  const tokens = withPlaces(tokensOf(query, facts, names));
  const clauses = partsFirst(segment(tokens));
  const diagnostics: Diagnostic[] = [];
  const drafts: Draft[] = [];

  for (const [at, clause] of clauses.entries()) {
    if (isCondition(clause)) {
      diagnostics.push(conditionNotPlanned({ text: textOf(query, clause) }, placeOf(clause)));
      continue;
    }
    if (contentOf(clause.tokens).length === 0 && !goesOn(clause)) continue;
    if (isContext(clause, agents)) continue;
    const recent = new Set(
      drafts.flatMap((draft) => (draft.clause.sentence === clause.sentence ? [draft.agent] : [])),
    );
    const planned = planClause(clause, {
      recent,
      agents,
      earlier: drafts,
      nearby: operandsNear(clauses, at),
    });
    needPrevious(clause, planned.drafts, drafts);
    drafts.push(...planned.drafts);
    diagnostics.push(...planned.refusals.map((refusal) => explain(refusal, query, cards.length)));
  }
  const kept = withoutNaming(drafts, agents);
  if (kept.length > maxTasks) {
    return {
      tasks: [],
      diagnostics: [...diagnostics, tooManyTasks({ tasks: kept.length, limit: maxTasks })],
    };
  }
  return { tasks: number(kept, query), diagnostics };
}

/** "a report about this: authors, hotspots": the report is written when its parts are there. */
function partsFirst(clauses: readonly Clause[]): readonly Clause[] {
  const shows = clauses.filter((clause) => clause.introduces && presents(clause));
  return shows.length === 0
    ? clauses
    : [...clauses.filter((clause) => !shows.includes(clause)), ...shows];
}

/** "… and chart it", "… and by whom?": asks for something, in small words alone. */
function goesOn(clause: Clause): boolean {
  return presents(clause) || clause.tokens.some(({ lower }) => INTERROGATIVES.has(lower));
}

function presents({ tokens }: Clause): boolean {
  return tokens.some(({ lower }) => isPresentingVerb(lower) || isPresentingNoun(lower));
}

/** "…, then …": what follows waits, even where it takes nothing from what went before. */
function needPrevious(clause: Clause, own: readonly Draft[], earlier: readonly Draft[]): void {
  if (clause.joint !== "then") return;
  const previous = sinksOf(earlier.filter(({ isProducer }) => !isProducer));
  for (const draft of own.filter(({ isProducer }) => !isProducer)) {
    if ([...draft.needs].every(({ isProducer }) => isProducer))
      for (const other of previous) draft.follows.add(other);
  }
}

/** Files and pages named in the other clauses: the same sentence goes first, and what is nearer. */
function operandsNear(clauses: readonly Clause[], at: number): (readonly Token[])[] {
  const sentence = clauses[at]?.sentence ?? 0;
  const distance = (other: number): number =>
    Math.abs((clauses[other]?.sentence ?? 0) - sentence) * 100 +
    (other < at ? at - other : 2 * (other - at));
  return (
    clauses
      .map((clause, other) => ({ operands: operandsOf(clause.all), other }))
      // What a later sentence names is not what this one was about.
      .filter(({ other }) => other !== at && (clauses[other]?.sentence ?? 0) <= sentence)
      .toSorted((a, b) => distance(a.other) - distance(b.other))
      .map(({ operands }) => operands)
      .filter((operands) => operands.length > 0)
  );
}

function number(drafts: readonly Draft[], query: string): OutlineTask[] {
  const shared = sharedModifiers(drafts);
  const ids = new Map(drafts.map((draft, at) => [draft, `t${at + 1}`]));
  const idsOf = (others: ReadonlySet<Draft>): string[] =>
    drafts.flatMap((other) => (others.has(other) ? (ids.get(other) ?? []) : []));
  return drafts.map((draft) => ({
    id: ids.get(draft) ?? "",
    title: titleOf(draft, query),
    ...sharedText(shared.get(draft) ?? [], query),
    agent: draft.agent,
    needs: idsOf(draft.needs.union(draft.follows)),
    ...(draft.follows.size > 0 && { follows: idsOf(draft.follows.difference(draft.needs)) }),
    priority: priorityOf(draft.clause),
    ...(draft.isProducer && { internal: true as const }),
    origin: spanOf(draft.words, draft.clause),
  }));
}

function sharedText(words: readonly Token[], query: string): Pick<OutlineTask, "shared"> {
  // They never stand first in what is said of the task.
  const text = wordingOf(words, query, " ").trim();
  return text === "" ? {} : { shared: text };
}

function spanOf(words: readonly Token[], clause: Clause): readonly [number, number] {
  const real = words.filter(({ text, end }) => text !== "" && end > 0);
  const tokens = real.length > 0 ? real : clause.tokens;
  return [Math.min(...tokens.map(({ start }) => start)), Math.max(...tokens.map(({ end }) => end))];
}

function explain(refusal: Refusal, query: string, agents: number): Diagnostic {
  return noAgentFits(
    {
      text: textOf(query, refusal.clause),
      verb: refusal.reason === "verb" ? refusal.unknown[0]?.text : undefined,
      nearest: refusal.nearest,
      agents,
    },
    placeOf(refusal.clause),
  );
}

function textOf(query: string, clause: Clause): string {
  return query.slice(...spanOf(clause.tokens, clause));
}

function placeOf(clause: Clause): { in: "query"; start: number; end: number } {
  const [start, end] = spanOf(clause.tokens, clause);
  return { in: "query", start, end };
}
