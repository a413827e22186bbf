/** What stage 2 knows while it binds one path. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { BindRequest, OutlineTask } from "../../planner.ts";
import type { Facts } from "../facts.ts";
import { needsChrono, intervalsFrom, type Intervals } from "../language/intervals.ts";
import { timeSpans } from "../language/time-words.ts";
import { tokenize, type Token } from "../language/tokens.ts";
import { segment } from "../outline/segment.ts";
import type { Field } from "./fields.ts";
import { valuesFor, type FieldValue } from "./fill.ts";
import { read, type Reading } from "./reading.ts";
import type { Toolbox } from "./toolbox.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

/** A wording as one tool understands it. */
export interface ToolReading {
  readonly reading: Reading;
  readonly values: readonly FieldValue[];
}

export interface Situation {
  readonly request: BindRequest;
  fieldsOf(tool: ToolInfo): readonly Field[];
  /** How much a wording speaks for a tool, from 0 to 1: beside the best tool of its agent. */
  relevance(tool: ToolInfo, tokens: readonly Token[]): number;
  /** The task's own words. */
  wordsOf(task: OutlineTask): readonly Token[];
  /** The other clauses of the query: those before it first, the nearest first. */
  around(task: OutlineTask): readonly (readonly Token[])[];
  /** A wording read for the values of a tool; what another tool has words for is no value either. */
  readFor(tool: ToolInfo, tokens: readonly Token[], beside?: ToolInfo): ToolReading;
}

export async function situationOf(
  request: BindRequest,
  toolbox: Toolbox,
  facts: Facts | undefined,
): Promise<Situation> {
  const exists = facts && ((path: string): boolean => facts.exists(path));
  const agents = toolbox.open(request.tools);
  const words = new Map<string, readonly Token[]>();
  const query = tokenize(request.query, exists);
  const clauses = segment(query).map(({ all }) => all);
  const intervals = await loadIntervals(query, facts);
  const foreign = new Map<ToolInfo, Vocabulary>();
  const readings = new Map<readonly Token[], Map<string, ToolReading>>();

  const vocabulary = (tool: ToolInfo): Vocabulary => {
    // Of another path: a task that was bound there.
    const known =
      agents.get(tool.agent)?.vocabularies.get(tool) ?? foreign.get(tool) ?? vocabularyOf(tool, []);
    foreign.set(tool, known);
    return known;
  };
  const readFor: Situation["readFor"] = (tool, tokens, beside) => {
    const { params } = request;
    const reading = read(tokens, explains(vocabulary(tool), beside && vocabulary(beside)), params);
    const programs = (tool.permissions.commands ?? []).flatMap((grant) =>
      typeof grant === "string" ? [] : [grant.arg],
    );
    return {
      reading,
      values: valuesFor(vocabulary(tool).fields, { reading, params, facts, intervals, programs }),
    };
  };
  return {
    request,
    fieldsOf: (tool) => vocabulary(tool).fields,
    relevance: (tool, tokens) => agents.get(tool.agent)?.ranking.relevance(tool, tokens) ?? 0,
    wordsOf({ title, origin: [start] = [0, 0] }) {
      const known = words.get(title) ?? tokenize(asSaid(title, request.query.slice(start)), exists);
      words.set(title, known);
      return known;
    },
    around: (task) => clausesAround(clauses, task),
    readFor(tool, tokens, beside) {
      const byTool = readings.get(tokens) ?? new Map<string, ToolReading>();
      readings.set(tokens, byTool);
      const key = `${tool.name} ${beside?.name ?? ""}`;
      const known = byTool.get(key) ?? readFor(tool, tokens, beside);
      byTool.set(key, known);
      return known;
    },
  };
}

/** A title begins with a capital; whether its first word is a name is for the query to say. */
function asSaid(title: string, said: string): string {
  return said.charAt(0).toUpperCase() === title.charAt(0) ? said.charAt(0) + title.slice(1) : title;
}

function explains(own: Vocabulary, other: Vocabulary | undefined): Vocabulary {
  if (other === undefined) return own;
  const isExample = ({ lower }: Token): boolean =>
    own.fields.some(({ examples }) => examples.has(lower));
  return {
    fields: own.fields,
    explains: (token) => own.explains(token) || (!isExample(token) && other.explains(token)),
  };
}

async function loadIntervals(
  query: readonly Token[],
  facts: Facts | undefined,
): Promise<Intervals> {
  const isNamed = facts !== undefined && timeSpans(query).some(needsChrono);
  return intervalsFrom(facts?.today, isNamed ? await import("chrono-node/en") : undefined);
}

function clausesAround(
  clauses: readonly (readonly Token[])[],
  { origin: [start, end] = [0, 0] }: OutlineTask,
): (readonly Token[])[] {
  const before = clauses.filter((tokens) => (tokens.at(-1)?.end ?? 0) <= start);
  const after = clauses.filter((tokens) => (tokens[0]?.start ?? 0) >= end);
  const own = clauses.filter((tokens) => !before.includes(tokens) && !after.includes(tokens));
  return [...own, ...before.toReversed(), ...after];
}
