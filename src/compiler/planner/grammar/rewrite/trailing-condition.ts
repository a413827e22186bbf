/** "Summarise a.md if the total … is above 5": planned as "if the total … is above 5, summarise a.md". */
import { conditionNotPlanned } from "../../../../contract/diagnostics/index.ts";
import type { BindRequest, Bindings, BoundTask, Outline, OutlineRequest } from "../../planner.ts";
import type { Explained } from "../../explained.ts";
import type { ExplainRequest } from "../../planner.ts";
import { chosenOutline } from "../derive/chosen-outline.ts";
import { outlineOf } from "../derive/discourse.ts";
import { isCondition } from "../derive/sequence.ts";
import { textOf } from "../derive/step.ts";
import { placeOf } from "../derive/tables.ts";
import { explain } from "../explain.ts";
import type { Reading, Span } from "../read/reading.ts";
import { bindingsInQuery, explainedInQuery, outlineInQuery } from "./in-query.ts";
import { readPieces, type PiecedReading } from "./read-pieces.ts";
import type { Stages } from "./stages.ts";

/** "Check if …" asks whether something is so. */
const WHETHER = /^(?:check|tell|me|see|know|say|ask|out|show|test|verify|and|or|even|as|only)$/;

/** In the middle of the only sentence; up to "otherwise", or to its end. */
export function trailingCondition({ tokens, marks, sentences }: Reading): Span | undefined {
  if (sentences.length > 1) return undefined;
  const isMarked = (at: number): boolean =>
    marks.some((mark) => mark.is === "quoted" && mark.from <= at && at < mark.to);
  const from = tokens.findIndex(
    ({ lower }, at) =>
      at > 1 &&
      /^(?:if|unless)$/.test(lower) &&
      !isMarked(at) &&
      /\w/.test(tokens[at - 1]?.lower ?? ""),
  );
  if (from === -1 || WHETHER.test(tokens[from - 1]?.lower ?? "")) return undefined;
  const other = tokens.findIndex(
    ({ lower }, at) => at > from && /^(?:otherwise|else)$/.test(lower) && !isMarked(at),
  );
  let to = other === -1 ? tokens.length : other;
  while (to > from && /^[.,;!?]$/.test(tokens[to - 1]?.lower ?? "")) to -= 1;
  return isCondition(tokens, { from, to }) ? { from, to } : undefined;
}

export class ConditionPlanner {
  readonly #reading: Reading;
  readonly #condition: Span;
  readonly #stages: Stages;
  readonly #pieced: PiecedReading;
  #outline: Outline = { tasks: [], diagnostics: [] };
  #bound: readonly BoundTask[] = [];

  constructor(reading: Reading, condition: Span, stages: Stages) {
    this.#reading = reading;
    this.#condition = condition;
    this.#stages = stages;
    const { query, tokens } = reading;
    const start = tokens[condition.from]?.start ?? 0;
    const end = tokens[condition.to - 1]?.end ?? query.length;
    const before = tokens[condition.from - 1]?.end ?? 0;
    const pieces = [
      { start, end },
      { start: end, end, text: ", " },
      { start: 0, end: before },
      { start: end, end: query.length },
    ];
    this.#pieced = readPieces(query, pieces, stages.world);
  }

  async outline(request: OutlineRequest): Promise<Outline> {
    const { world } = this.#stages;
    this.#outline = await chosenOutline(request.readings ?? [], (choices) =>
      outlineOf(request, this.#pieced.reading, world, choices),
    );
    const { holders = [], diagnostics } = this.#outline;
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const isRefused =
      errors.length === 0
        ? holders.length === 0
        : errors.some(({ code }) => code === conditionNotPlanned.code);
    if (!isRefused) return outlineInQuery(this.#outline, request.query, this.#pieced);
    const text = textOf(this.#reading, this.#condition);
    return {
      tasks: [],
      diagnostics: [conditionNotPlanned({ text }, placeOf(this.#reading, this.#condition))],
    };
  }

  async bind(request: BindRequest): Promise<Bindings> {
    const { tasks, holders = [] } = this.#outline;
    const titles = new Map(request.open.map(({ id, title }) => [id, title]));
    const bindings = await this.#stages.bind(
      { ...request, path: tasks, open: tasks, holders },
      this.#pieced.reading,
    );
    this.#bound = bindings.tasks;
    return bindingsInQuery(bindings, titles, this.#pieced);
  }

  async explain(request: ExplainRequest): Promise<Explained[]> {
    const { tasks, holders = [] } = this.#outline;
    const explained = await explain(
      { ...request, tasks, holders, bound: this.#bound },
      this.#pieced.reading,
      this.#stages.world,
    );
    return explainedInQuery(explained, this.#pieced);
  }
}
