/** What stage 2 knows while it binds one path. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { BindRequest, OutlineTask } from "../../planner.ts";
import type { Facts } from "../facts.ts";
import { needsChrono, intervalsFrom, type Intervals } from "../language/intervals.ts";
import { timeSpans } from "../language/time-words.ts";
import { tokenize, type Token } from "../language/tokens.ts";
import { segment } from "../outline/segment.ts";
import type { Field } from "./fields.ts";
import type { Filling } from "./fill.ts";
import { rankTools, type ToolRanking } from "./rank-tools.ts";
import { read } from "./reading.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

export interface Situation {
  readonly request: BindRequest;
  readonly ranking: ToolRanking;
  fieldsOf(tool: ToolInfo): readonly Field[];
  /** The task's own words. */
  wordsOf(task: OutlineTask): readonly Token[];
  /** The other clauses of the query: those before it first, the nearest first. */
  around(task: OutlineTask): readonly (readonly Token[])[];
  /** A wording read for the values of a tool; what another tool has words for is no value either. */
  fillingOf(tool: ToolInfo, tokens: readonly Token[], beside?: ToolInfo): Filling;
}

export async function situationOf(
  request: BindRequest,
  facts: Facts | undefined,
): Promise<Situation> {
  const exists = facts && ((path: string): boolean => facts.exists(path));
  const vocabularies = new Map<string, Vocabulary>();
  const words = new Map<string, readonly Token[]>();
  const query = tokenize(request.query, exists);
  const clauses = segment(query).map(({ all }) => all);
  const intervals = await loadIntervals(query, facts);

  const vocabulary = (tool: ToolInfo): Vocabulary => {
    const known = vocabularies.get(tool.name) ?? vocabularyOf(tool);
    vocabularies.set(tool.name, known);
    return known;
  };
  return {
    request,
    ranking: rankTools(request.tools),
    fieldsOf: (tool) => vocabulary(tool).fields,
    wordsOf({ title }) {
      const known = words.get(title) ?? tokenize(title, exists);
      words.set(title, known);
      return known;
    },
    around: (task) => clausesAround(clauses, task),
    fillingOf: (tool, tokens, beside) => ({
      ...{ facts, intervals, params: request.params },
      siblings: vocabulary(tool).fields,
      reading: read(
        tokens,
        explains(vocabulary(tool), beside && vocabulary(beside)),
        request.params,
      ),
      programs: (tool.permissions.commands ?? []).flatMap((grant) =>
        typeof grant === "string" ? [] : [grant.arg],
      ),
    }),
  };
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
