/** What stage 2 knows while it binds one path. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { BindRequest, OutlineTask } from "../../planner.ts";
import type { Facts } from "../facts.ts";
import type { Token } from "../language/tokens.ts";
import { isSavingVerb, leadsToDestination } from "../language/saving.ts";
import type { Field } from "./fields.ts";
import { subjectOf } from "./subject.ts";
import type { Completed } from "./implied-statistic.ts";
import type { ToolReading } from "./readings.ts";
import type { Toolbox } from "./toolbox.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

export interface Situation {
  readonly request: BindRequest;
  fieldsOf(tool: ToolInfo): readonly Field[];
  /** How much a wording speaks for a tool, from 0 to 1: beside the best tool of its agent. */
  relevance(tool: ToolInfo, tokens: readonly Token[]): number;
  /** The task's own words, and those that it shares with others. */
  wordsOf(task: OutlineTask): readonly Token[];
  /** What was put into them, where they leave out how values become one. */
  impliedIn(task: OutlineTask): Completed["implied"];
  /** The other clauses of the query: those before it first, the nearest first. */
  around(task: OutlineTask): readonly (readonly Token[])[];
  /** What the whole query is about, for the title of what is made of it. */
  readonly subject: string | undefined;
  /** A wording read for the values of a tool; what another tool has words for is no value either. */
  readFor(tool: ToolInfo, tokens: readonly Token[], beside?: ToolInfo): ToolReading;
}

export async function situationOf(
  request: BindRequest,
  toolbox: Toolbox,
  facts: Facts | undefined,
): Promise<Situation> {
  const agents = toolbox.open(request.tools);
  const readings = await toolbox.readings(request, facts);
  const foreign = new Map<ToolInfo, Vocabulary>();
  const vocabulary = (tool: ToolInfo): Vocabulary => {
    const known = agents.get(tool.agent)?.vocabularies.get(tool) ?? foreign.get(tool);
    if (known !== undefined) return known;
    // Of another path: a task that was bound there.
    const read = vocabularyOf(tool, []);
    foreign.set(tool, read);
    return read;
  };
  const completedOf = ({ title, shared, origin: [start] = [0, 0] }: OutlineTask): Completed =>
    readings.completedOf(shared === undefined ? title : `${title} ${shared}`, start);
  return {
    request,
    fieldsOf: (tool) => vocabulary(tool).fields,
    relevance: (tool, tokens) => agents.get(tool.agent)?.ranking.relevance(tool, tokens) ?? 0,
    wordsOf: (task) => completedOf(task).tokens,
    impliedIn: (task) => completedOf(task).implied,
    subject: subjectOf(request.query, readings.asked),
    around: (task) => clausesAround(readings.clauses, task),
    readFor: (tool, tokens, beside) =>
      readings.read(tool, vocabulary(tool), tokens, beside && vocabulary(beside)),
  };
}

function clausesAround(
  clauses: readonly (readonly Token[])[],
  { origin: [start, end] = [0, 0] }: OutlineTask,
): (readonly Token[])[] {
  const before = clauses.filter((tokens) => (tokens.at(-1)?.end ?? 0) <= start);
  const after = clauses.filter((tokens) => (tokens[0]?.start ?? 0) >= end);
  const own = clauses.filter((tokens) => !before.includes(tokens) && !after.includes(tokens));
  return [...own, ...before.toReversed(), ...after].map(withoutDestination);
}

/** "save it to out/x.svg": what is written there is nothing to read. */
function withoutDestination(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.find(({ lower }) => isSavingVerb(lower))?.lower;
  if (verb === undefined) return tokens;
  const isDestination = (token: Token, at: number): boolean =>
    token.kind === "path" && leadsToDestination(tokens[at - 1]?.lower ?? "", verb);
  return tokens.some(isDestination)
    ? tokens.filter((token, at) => !isDestination(token, at))
    : tokens;
}
