/** A query and its titles, read for tools. What was read for one path is not read again for the next. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Facts } from "../facts.ts";
import { intervalsFrom, needsChrono } from "../language/intervals.ts";
import { timeSpans } from "../language/time-words.ts";
import type { Token } from "../language/tokens.ts";
import { SUBJECT_PRONOUNS } from "../language/words.ts";
import { withPlaces } from "../outline/same-place.ts";
import { segment, type Clause } from "../outline/segment.ts";
import { tokensOf } from "../tokens-of.ts";
import { programsOf } from "./explain.ts";
import { valuesFor, type FieldValue } from "./fill.ts";
import { withImpliedStatistic, type Completed } from "./implied-statistic.ts";
import { read, type Params, type Reading } from "./reading.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A wording as one tool understands it. */
export interface ToolReading {
  readonly reading: Reading;
  readonly values: readonly FieldValue[];
}

export interface Readings {
  readonly query: string;
  readonly params: Params;
  readonly clauses: readonly (readonly Token[])[];
  /** The same without what frames them: "then", "please". */
  readonly asked: readonly (readonly Token[])[];
  /**
   * The words of a title whose first word stands at an offset in the query, and the word that was put in where they
   * leave out how values become one.
   */
  completedOf(title: string, start: number): Completed;
  /** What `beside` has words for is no value either. */
  read(
    tool: ToolInfo,
    vocabulary: Vocabulary,
    tokens: readonly Token[],
    beside: Vocabulary | undefined,
  ): ToolReading;
}

export async function readingsOf(
  query: string,
  params: Params,
  facts: Facts | undefined,
): Promise<Readings> {
  const tokens = withPlaces(tokensOf(query, facts, new Set()));
  const clauses = segment(tokens);
  const isDated = facts !== undefined && timeSpans(tokens).some(needsChrono);
  // Takes a while to load, and is needed for few requests.
  const chrono = isDated ? await import("chrono-node/en") : undefined;
  const intervals = intervalsFrom(facts?.today, chrono);
  const titles = new Map<string, Completed>();
  // By the identity of the wording, and of what the tools know.
  const known = new Map<
    readonly Token[],
    Map<Vocabulary, Map<Vocabulary | undefined, ToolReading>>
  >();

  const completedOf = (title: string, start: number): Completed => {
    const said = asSaid(title, query.slice(start));
    return getOrMake(titles, said, () => withImpliedStatistic(tokensOf(said, facts)));
  };

  return {
    query,
    params,
    clauses: clauses.map(({ all }) => all),
    asked: clauses.filter(isAsked).map((clause) => clause.tokens),
    completedOf,
    read(tool, vocabulary, wording, beside) {
      const byTool = getOrMake(known, wording, () => new Map());
      const byBeside = getOrMake(byTool, vocabulary, () => new Map());
      return getOrMake(byBeside, beside, () => {
        const reading = read(wording, both(vocabulary, beside), params);
        const context = { reading, params, facts, intervals, programs: programsOf(tool) };
        return { reading, values: valuesFor(vocabulary.fields, context) };
      });
    },
  };
}

/** "I have two files.", "Do the following:": lead to what is asked for. */
function isAsked({ tokens, introduces }: Clause): boolean {
  return !introduces && !SUBJECT_PRONOUNS.has(tokens[0]?.lower ?? "");
}

/** `Map.prototype.getOrInsertComputed`, which Node 24 has not. */
function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A title begins with a capital; whether its first word is a name is for the query to say. */
function asSaid(title: string, said: string): string {
  return said.charAt(0).toUpperCase() === title.charAt(0) ? said.charAt(0) + title.slice(1) : title;
}

function both(own: Vocabulary, other: Vocabulary | undefined): Vocabulary {
  if (other === undefined) return own;
  const isExample = ({ lower }: Token): boolean =>
    own.fields.some(({ examples }) => examples.has(lower));
  return {
    fields: own.fields,
    explains: (token) => own.explains(token) || (!isExample(token) && other.explains(token)),
  };
}
