/**
 * A request that says in full what is gone over, as a loop. What is done for each is planned as a request of its own for
 * some of the items that there are, and is the same for all of them, or nothing is planned.
 */
import { loop } from "../../../kinds/index.ts";
import { loopNotPlanned, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { Arg } from "../../../../contract/values.ts";
import type {
  BindRequest,
  Bindings,
  BoundTask,
  Outline,
  OutlineHolder,
  OutlineRequest,
  OutlineTask,
} from "../../planner.ts";
import type { Explained } from "../../explained.ts";
import type { ExplainRequest } from "../../planner.ts";
import { chosenOutline } from "../derive/chosen-outline.ts";
import { outlineOf } from "../derive/discourse.ts";
import { textOf } from "../derive/step.ts";
import { placeOf } from "../derive/tables.ts";
import { explain } from "../explain.ts";
import type { Reading } from "../read/reading.ts";
import { originOf } from "../words.ts";
import { generalise, isPattern } from "./generalise.ts";
import { groupTasks, isGrouped, type Group } from "./group-tasks.ts";
import { bindingsInQuery, explainedInQuery, outlineInQuery } from "./in-query.ts";
import { filesFrom, listingOf, rowsFrom, type ListSource } from "./list-source.ts";
import { nameItem } from "./name-item.ts";
import type { PiecedReading } from "./read-pieces.ts";
import type { Repetition, UnclearRepetition } from "./repetition.ts";
import { samplesOf, type Sample, type Samples } from "./samples.ts";
import type { Stages } from "./stages.ts";

interface Planned {
  readonly sample: Sample;
  /** What is done for it, as a request. */
  readonly named: PiecedReading;
  readonly outline: Outline;
}

const SOURCE = "s0";
const DIFFERENT = "it does not become one call that has the item in it and is otherwise the same";

export class LoopPlanner {
  readonly #reading: Reading;
  readonly #repetition: Repetition | UnclearRepetition;
  readonly #stages: Stages;
  #made: readonly Planned[] = [];
  /** The calls for the first of them. */
  #first: readonly BoundTask[] = [];
  #as: Samples["as"] = "item";

  constructor(reading: Reading, repetition: Repetition | UnclearRepetition, stages: Stages) {
    this.#reading = reading;
    this.#repetition = repetition;
    this.#stages = stages;
  }

  async outline(request: OutlineRequest): Promise<Outline> {
    const repetition = this.#repetition;
    if ("unclear" in repetition) return this.#refused(repetition.unclear);
    const { world } = this.#stages;
    const { samples, as, isPart = false, unclear } = await samplesOf(repetition.over, world);
    if (unclear !== undefined) return this.#refused(unclear);
    this.#as = as;
    const made: Planned[] = [];
    for (const sample of samples) {
      const named = nameItem(this.#reading, repetition, sample.item, world);
      if ("unclear" in named) return this.#refused(named.unclear);
      const outline = await chosenOutline(request.readings ?? [], (choices) =>
        outlineOf(request, named.reading, world, choices),
      );
      // What stands in the way for one of them is told as it is.
      if (hasErrors(outline)) return outlineInQuery(outline, request.query, named);
      made.push({ sample, named, outline });
    }
    this.#made = made;
    const [first, ...others] = made;
    const source = await this.#source(request, repetition);
    if (first === undefined || source === undefined)
      return this.#refused("no agent lists what it is about");
    if (others.some((other) => agentsIn(other) !== agentsIn(first)))
      return this.#refused(DIFFERENT);
    // What a question means hangs on the columns of each file.
    if (isPart && first.outline.tasks.some(({ question }) => question !== undefined))
      return this.#refused("there are more such files than can be looked at");
    const outlined = outlineInQuery(first.outline, request.query, first.named);
    const loops = groupTasks(outlined).map((group, at) =>
      this.#loop(repetition, group, at, outlined, source),
    );
    return {
      ...outlined,
      tasks: [...source, ...outlined.tasks],
      holders: [...(outlined.holders ?? []), ...loops],
    };
  }

  async bind(request: BindRequest): Promise<Bindings> {
    const titles = new Map(request.open.map(({ id, title }) => [id, title]));
    const made: Bindings[] = [];
    for (const {
      named,
      outline: { tasks, holders = [] },
    } of this.#made) {
      const bindings = await this.#stages.bind(
        { ...request, path: tasks, open: tasks, holders },
        named.reading,
      );
      if (made.length === 0) this.#first = bindings.tasks;
      made.push(bindingsInQuery(bindings, titles, named));
    }
    const broken = made.find(hasErrors);
    if (broken !== undefined) return broken;
    const body = generalise(
      made.map((bindings, at) => ({
        bindings,
        references: this.#made[at]?.sample.references ?? new Map<string, Arg>(),
      })),
    );
    if (body === undefined) return this.#unbound(DIFFERENT);
    const changing = body.tasks.find(({ tool }) => tool.effect !== "read");
    if (changing !== undefined)
      return this.#unbound(`${changing.tool.name} would change something again and again`);
    if (isPattern(body, this.#as)) return this.#unbound("its name would be taken for a pattern");
    const loops = (request.holders ?? []).filter(({ kind }) => kind === loop.name);
    const groups = loops.map(({ blocks }) => blocks.flatMap(({ ids }) => ids));
    const isConditional = (body.holders ?? []).length > 0;
    if (!isGrouped(body, groups, isConditional))
      return this.#unbound(
        "of what is asked for each, only the last would be answered: ask for each thing by itself",
      );
    const list = await this.#list(request, body);
    if (list === undefined) return this.#unbound("no tool lists what it is about");
    return {
      ...body,
      tasks: [...list.before, ...body.tasks],
      holders: [
        ...(body.holders ?? []),
        ...loops.map(({ id }) => ({ id, fields: { forEach: list.forEach, as: this.#as } })),
      ],
    };
  }

  async explain(request: ExplainRequest): Promise<Explained[]> {
    const { world } = this.#stages;
    const [first] = this.#made;
    if (first === undefined)
      return explain({ ...request, tasks: [], bound: [] }, this.#reading, world);
    const { tasks, holders = [] } = first.outline;
    const within = await explain(
      { ...request, tasks, holders, bound: this.#first },
      first.named.reading,
      world,
    );
    const holder = (request.holders ?? []).find(({ kind }) => kind === loop.name);
    const words = (holder?.words ?? []).map((use) => ({ ...use, score: 1 }));
    return [
      { origin: holder?.origin ?? [0, request.query.length], means: "loop", words, unused: [] },
      ...explainedInQuery(within, first.named),
    ];
  }

  /** What lists the items; nothing of a list that the request names. */
  async #source(
    request: OutlineRequest,
    { over, said }: Repetition,
  ): Promise<readonly OutlineTask[] | undefined> {
    const { world } = this.#stages;
    if (over.is === "list") return [];
    const task = {
      id: SOURCE,
      title: textOf(this.#reading, said),
      needs: [],
      priority: "medium",
      internal: true,
      origin: originOf(this.#reading, said),
    } as const;
    if (over.is === "rows") {
      const agent = (await world.look(over.file))?.agent;
      return agent === undefined ? undefined : [{ ...task, agent }];
    }
    const listing = await chosenOutline([], (choices) =>
      outlineOf({ ...request, readings: [] }, listingOf(over, world), world, choices),
    );
    const [only, ...others] = listing.tasks;
    if (only?.clause === undefined || others.length > 0) return undefined;
    return [{ ...task, agent: only.agent, clause: only.clause }];
  }

  async #list(
    request: BindRequest,
    { tasks }: Bindings,
  ): Promise<{ readonly forEach: Arg; readonly before: readonly BoundTask[] } | undefined> {
    const over = "over" in this.#repetition ? this.#repetition.over : undefined;
    const source = request.open.find(({ id }) => id === SOURCE);
    if (over?.is === "list") return { forEach: [...over.items], before: [] };
    let found: ListSource | undefined;
    if (over?.is === "rows" && source !== undefined)
      found = rowsFrom(over, tasks, source, request.tools);
    if (over?.is === "files" && source !== undefined) {
      const { internal: _internal, ...asked } = source;
      const listed = await this.#stages.bind(
        { ...request, path: [asked], open: [asked], holders: [] },
        listingOf(over, this.#stages.world),
      );
      found = filesFrom(over, listed, source.title);
    }
    return found && { forEach: { $ref: `${SOURCE}.${found.list}` }, before: [found.task] };
  }

  #loop(
    { over, said }: Repetition,
    group: Group,
    at: number,
    { tasks }: Outline,
    source: readonly OutlineTask[],
  ): OutlineHolder {
    const { tokens } = this.#reading;
    const first = tasks.find(({ id }) => group.includes(id));
    const items = tokens.flatMap(({ lower, start, end }, position) => {
      const isItem =
        /^its?$/.test(lower) || (/^(?:file|one|item)$/.test(lower) && position >= said.to);
      return isItem ? [{ origin: [start, end] as const, means: this.#as }] : [];
    });
    return {
      id: `l${at}`,
      title: `${textOf(this.#reading, said)}: ${first?.title ?? ""}`,
      kind: loop.name,
      needs: source.map(({ id }) => id),
      priority: "medium",
      blocks: [{ at: "tasks", ids: group }],
      origin: originOf(this.#reading, { from: 0, to: tokens.length }),
      words: [
        {
          origin: originOf(this.#reading, said),
          means: `for each ${over.is === "files" ? "file" : over.is === "rows" ? "row" : "of a list"}`,
        },
        ...items,
      ],
    };
  }

  #refused(reason: string): Outline {
    return { tasks: [], diagnostics: [this.#problem(reason)] };
  }

  #unbound(reason: string): Bindings {
    return { tasks: [], params: {}, diagnostics: [this.#problem(reason)] };
  }

  #problem(reason: string): Diagnostic {
    const { said } = this.#repetition;
    return loopNotPlanned(
      { text: textOf(this.#reading, said), reason },
      placeOf(this.#reading, said),
    );
  }
}

function hasErrors({ diagnostics }: Pick<Outline, "diagnostics">): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** Stage 2 has the tools of these alone. */
function agentsIn({ outline: { tasks } }: Planned): string {
  return tasks.map(({ id, agent }) => `${id} ${agent}`).join();
}
