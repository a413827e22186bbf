/** What the planner keeps between its stages and from one query to the next. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { BindRequest, Bindings, Outline, OutlineRequest, AnotherWay } from "../planner.ts";
import type { Explained } from "../explained.ts";
import type { ExplainRequest } from "../planner.ts";
import { bindCalls } from "./assemble.ts";
import { choicesFrom } from "./derive/chosen.ts";
import { chosenOutline } from "./derive/chosen-outline.ts";
import { outlineOf } from "./derive/discourse.ts";
import { tablesOf } from "./derive/tables.ts";
import { explain } from "./explain.ts";
import { withBareNames } from "./link/bare-names.ts";
import { withColumns } from "./link/column-marks.ts";
import { checkWords } from "./read/check-words.ts";
import { read } from "./read/read.ts";
import type { Reading } from "./read/reading.ts";
import { LoopPlanner } from "./rewrite/loop-planner.ts";
import { repetitionIn } from "./rewrite/repetition.ts";
import { ConditionPlanner, trailingCondition } from "./rewrite/trailing-condition.ts";
import { withTriedExamples } from "./tried-examples.ts";
import { trialOf, type Trial } from "./trial.ts";
import { GRAMMAR } from "./version.ts";
import type { World } from "./world.ts";

export interface GrammarSession {
  outline(request: OutlineRequest): Promise<Outline>;
  bind(request: BindRequest): Promise<Bindings>;
  explain(request: ExplainRequest): Promise<readonly Explained[]>;
  /** The same query with what is repeated as a loop, or with its condition first. */
  anotherWay(query: string): Promise<AnotherWay | undefined>;
  /** @param tools of all agents */
  attempt(request: OutlineRequest, tools: readonly ToolInfo[]): Promise<Trial>;
}

export function openSession(world: World): GrammarSession {
  // Both stages, and every path of the second, read the same query.
  let last: Reading | undefined;
  const reading = async (query: string): Promise<Reading> => {
    if (last?.query === query) return last;
    const made = await withBareNames(read(query, world), () => world.dataFiles());
    last = made;
    return made;
  };
  /** What an argument that names a column may be is known of the files that the query names. */
  const withFacts = async ({ params }: BindRequest, words: Reading): Promise<Reading> => {
    if (!words.marks.some(({ is }) => is === "path" || is === "parameter")) return words;
    const { tables, assumed } = await tablesOf(words, world, choicesFrom(), params);
    return assumed ? words : withColumns(words, tables);
  };
  const bindReading = async (request: BindRequest, of: Reading): Promise<Bindings> => {
    const around = { own: (await world.ownTools?.()) ?? [], files: await world.dataFiles() };
    return bindCalls(request, await withFacts(request, of), around);
  };
  let asked: OutlineRequest | undefined;
  const outline = async (request: OutlineRequest): Promise<Outline> => {
    const query = await reading(request.query);
    const tooLong = checkWords(query);
    if (tooLong.length > 0) return { tasks: [], diagnostics: tooLong };
    return chosenOutline(request.readings ?? [], (choices) =>
      outlineOf(request, query, world, choices),
    );
  };
  return {
    outline: (request) => {
      asked = request;
      return outline(request);
    },
    attempt: async (request, tools) => {
      const query = await reading(request.query);
      const diagnostics = checkWords(query);
      if (diagnostics.length > 0) return { clauses: [], diagnostics };
      return trialOf(await outline(request), query, tools);
    },
    explain: async (request) => {
      const query = await reading(request.query);
      return checkWords(query).length > 0 ? [] : explain(request, query, world);
    },
    anotherWay: async (query) => {
      const words = await reading(query);
      const stages = { world, bind: bindReading };
      const repetition = repetitionIn(words);
      const condition = trailingCondition(words);
      const way =
        repetition !== undefined
          ? new LoopPlanner(words, repetition, stages)
          : condition && new ConditionPlanner(words, condition, stages);
      if (way === undefined) return undefined;
      const isOfRows =
        repetition !== undefined && "over" in repetition && repetition.over.is === "rows";
      return {
        planner: {
          id: GRAMMAR,
          outline: (request) => way.outline(request),
          bind: (request) => way.bind(request),
          explain: (request) => way.explain(request),
        },
        mayBeAsked: isOfRows,
      };
    },
    bind: async (request) => {
      const words = await withFacts(request, await reading(request.query));
      const around = { own: (await world.ownTools?.()) ?? [], files: await world.dataFiles() };
      return withTriedExamples(
        (isPlanned, query) =>
          query === undefined
            ? bindCalls(request, words, { ...around, isPlanned })
            : bindCalls({ ...request, ...query }, read(query.query, world), around),
        async (query) => asked && outline({ ...asked, query, readings: [] }),
        new Set(request.tools.map(({ agent }) => agent)),
      );
    },
  };
}
