/** What a script is answered at a gate: what a person has decided, or that it has to end until then. */
import { gateNotDecided, gateRejected } from "../../../contract/diagnostics/index.ts";
import { durationText } from "../../../contract/duration.ts";
import type { GateDecided, GateFacts } from "../../../contract/gates.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { canonicalJson, type Json } from "../../../contract/json.ts";
import { fillPlaceholders } from "../../../contract/placeholders.ts";
import { regionTool } from "../../../contract/regions/region-rows.ts";
import type { GateRegion } from "../../../contract/regions/index.ts";
import type { BeginAnswer, Over } from "../../protocol.ts";
import type { RegionError } from "../../regions/changes.ts";
import type { Place, Placed } from "../../regions/places.ts";
import { shownValues } from "../gates/shown-values.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import { errorClassOf } from "./error-class.ts";
import { LEAVE, type RunnerOptions } from "./runner-options.ts";

/** Milliseconds between two looks at what was heard: looking costs nothing. */
const LOOK_MS = 100;

export interface GateRunnerOptions extends RunnerOptions {
  /** It has failed, and is not tried again. */
  readonly failForGood: (
    id: InstanceId,
    place: Place,
    why: RegionError,
  ) => Promise<Over | typeof LEAVE>;
  /** A gate waits: perhaps there is nothing else that the script could do. */
  readonly waits: () => void;
}

export interface GateRunner {
  /** A gate may begin. */
  begin(id: InstanceId, placed: Placed, region: GateRegion): Promise<BeginAnswer>;
  /** Whether a gate is waiting, and its script with it. */
  isWaiting(id: InstanceId): boolean;
  /** A tool waits for what an MCP server asks a person, or does no more. */
  stands(id: InstanceId, isWaiting: boolean): void;
  /** Resolves when what an MCP server has asked within the last attempt is answered; false: its script has to end before. */
  isAnswered(id: InstanceId): Promise<boolean>;
}

export function gateRunner(options: GateRunnerOptions): GateRunner {
  const { context, unit, values, attempts, recorder, settle, tracker, isLeaving } = options;
  const { journal, outputs, params, gates } = context;
  const waiting = new Set<InstanceId>();

  async function askedBy(
    { question, show, value, deadlineMs, byDefault }: GateRegion,
    { place, items }: Placed,
  ): Promise<(at: string) => GateFacts> {
    const site = { loops: place.loops, items };
    const found: Record<string, Json> = {};
    for (const [name, arg] of Object.entries(show)) found[name] = await values.argument(arg, site);
    const asked = {
      question: fillPlaceholders(question, params),
      shown: shownValues(found),
      ...(value !== undefined && { value }),
    };
    return (at) => ({
      ...asked,
      ...(deadlineMs !== undefined && {
        deadline: new Date(Date.parse(at) + deadlineMs).toISOString(),
      }),
      ...(byDefault !== undefined && { byDefault }),
    });
  }

  async function begin(id: InstanceId, placed: Placed, region: GateRegion): Promise<BeginAnswer> {
    const { place } = placed;
    tracker().start(id);
    if (journal.isDone(id)) {
      await settle(id, place, { is: "success" });
      return { then: "reuse", output: await outputs.of(id) };
    }
    if (journal.gateOf(id) === undefined) {
      const asked = await askedBy(region, placed).catch(unlessProblem);
      if (asked instanceof TaskProblem) return fail(id, place, asked);
      await recorder.begin(id, place, () => journal.wait(id, asked));
    } else {
      await recorder.begin(id, place);
    }
    const facts = journal.gateOf(id);
    if (facts === undefined) return LEAVE;
    await gates.add(id, unit.id, facts);
    const decided = await decision(id);
    if (decided === undefined) return LEAVE;
    gates.remove(id);
    return conclude(id, place, region, facts, decided);
  }

  /** `undefined` when the script has to end before. */
  async function decision(id: InstanceId): Promise<GateDecided | undefined> {
    const isThere = options.stillThere(id);
    const isWanted = () => isThere() && !isLeaving() && tracker().running(id) !== undefined;
    try {
      waiting.add(id);
      while (isWanted()) {
        const found = gates.decisionOf(id);
        if (found !== undefined) return found;
        options.waits();
        if (isWanted()) await attempts.sleep(id, LOOK_MS);
      }
      return undefined;
    } finally {
      waiting.delete(id);
    }
  }

  async function conclude(
    id: InstanceId,
    place: Place,
    { continues, deadlineMs = 0 }: GateRegion,
    { question }: GateFacts,
    { decision: what, value, by, reason, source }: GateDecided,
  ): Promise<BeginAnswer> {
    if (what === "rejected" && !continues) {
      const error =
        source === "deadline"
          ? gateNotDecided({
              run: context.run,
              gate: id,
              question,
              within: durationText(deadlineMs),
            })
          : gateRejected({
              run: context.run,
              gate: id,
              task: place.id,
              question,
              by: by ?? undefined,
              reason: reason ?? undefined,
            });
      return fail(id, place, new TaskProblem(taskError(error)));
    }
    const data = { decision: what, value: value as Json, by, reason };
    const bytes = Buffer.byteLength(canonicalJson(data));
    const output = {
      data,
      metadata: {
        headline: [],
        notes: [],
        identity: "",
        tool: regionTool("gate"),
        version: "1",
        bytes,
      },
    };
    outputs.add(id, output);
    const recorded = journal.succeed(id, output);
    if (recorder.isOfUnit(place)) {
      await recorded;
      await options.send({ is: "task.succeeded", task: id });
    }
    await Promise.all([recorded, settle(id, place, { is: "success" })]);
    return { then: "reuse", output: { inline: data } };
  }

  async function fail(id: InstanceId, place: Place, { error }: TaskProblem): Promise<BeginAnswer> {
    await recorder.begin(id, place);
    return options.failForGood(id, place, { error, class: errorClassOf(error) });
  }

  return {
    begin,
    isWaiting: (id) => waiting.has(id),
    stands: (id, isWaiting) => {
      if (isWaiting) waiting.add(id);
      else waiting.delete(id);
    },
    isAnswered: async (id) => {
      const asked = journal.gateOf(id);
      if (asked === undefined) return true;
      await gates.add(id, unit.id, asked);
      if ((await decision(id)) === undefined) return false;
      gates.remove(id);
      return true;
    },
  };
}

function unlessProblem(error: unknown): TaskProblem {
  if (!(error instanceof TaskProblem)) throw error;
  return error;
}
