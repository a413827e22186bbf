/**
 * The turns of an agent: the host asks its model, records what it said as the output of the turn, and says what follows
 * from that. A script that runs again is answered from the store, and no question is asked twice. See docs/adr/0040.
 *
 * A question goes on when the process of the script is lost meanwhile: the script that begins again waits for the same
 * answer. It ends when its time is over, its region has ended, or nothing more of the unit is run.
 */
import { turnOutputSchema, type TurnOutput } from "../../../contract/agent-turn.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { canonicalJson, type Json } from "../../../contract/json.ts";
import { regionTool } from "../../../contract/regions/region-rows.ts";
import type { BeginAnswer, Over } from "../../protocol.ts";
import type { Change, RegionError } from "../../regions/changes.ts";
import type { Place, Placed } from "../../regions/places.ts";
import { readOutput } from "../read-output.ts";
import { TaskProblem } from "../task-error.ts";
import { turnStepOf, type Past, type TurnStep } from "./agent-steps.ts";
import { turnAsker } from "./ask-turn.ts";
import { errorClassOf } from "./error-class.ts";
import { LEAVE, type RunnerOptions } from "./runner-options.ts";

/** Milliseconds between two looks at whether its script still waits. */
const LOOK_MS = 100;

export interface TurnRunnerOptions extends RunnerOptions {
  readonly record: (changes: readonly Change[], place: Place) => Promise<void>;
  readonly failForGood: (id: InstanceId, place: Place, why: RegionError) => Promise<Over | typeof LEAVE>; // prettier-ignore
}

export interface TurnRunner {
  /** A turn may begin. */
  begin(id: InstanceId, placed: Placed): Promise<BeginAnswer>;
}

export function turnRunner(options: TurnRunnerOptions): TurnRunner {
  const { context, values, attempts, recorder, settle, tracker, isLeaving } = options;
  const { journal, outputs, clock } = context;
  const ask = turnAsker(options);
  /** Of each agent its turns that have ended, by their steps. */
  const ended = new Map<InstanceId, Map<number, TurnOutput>>();
  /** When the latest of them has: calls are a part of the time of the turn after them. */
  const endedAt = new Map<InstanceId, number>();
  /** Questions that wait for an answer. */
  const open = new Map<InstanceId, Promise<TurnOutput>>();

  function pastOf({ owner, step }: TurnStep): Past {
    const known = [...(ended.get(owner.id) ?? [])];
    return known.filter(([at]) => at < step).toSorted(([a], [b]) => a - b);
  }

  async function begin(id: InstanceId, placed: Placed): Promise<BeginAnswer> {
    const turn = turnStepOf(id, placed);
    tracker().start(id);
    if (journal.isDone(id)) return conclude(turn, turnOutputSchema.parse(await readOutput(context, id))); // prettier-ignore
    await recorder.begin(id, turn.place);
    const said = await answerTo(turn).catch(unlessProblem);
    if (said === undefined) return LEAVE;
    if (said instanceof TaskProblem) {
      const { error } = said;
      return options.failForGood(id, turn.place, { error, class: errorClassOf(error) });
    }
    const data = said as unknown as Json;
    const bytes = Buffer.byteLength(canonicalJson(data));
    const output = { data, metadata: { headline: [], notes: [], identity: "", tool: regionTool("turn"), version: "1", bytes } }; // prettier-ignore
    outputs.add(id, output);
    await journal.succeed(id, output);
    return conclude(turn, said);
  }

  /** `undefined` when the script has to end before. */
  async function answerTo(turn: TurnStep): Promise<TurnOutput | undefined> {
    const { id, owner } = turn;
    const isThere = options.stillThere(id);
    const isWanted = () => isThere() && !isLeaving() && tracker().running(id) !== undefined;
    const began = endedAt.get(owner.id) ?? clock.elapsed();
    const answer = open.get(id) ?? ask(turn, pastOf(turn), began);
    open.set(id, answer);
    // Its script may be gone before it comes to nothing.
    answer.catch(() => open.delete(id));
    let isAnswered = false;
    const gone = async (): Promise<undefined> => {
      while (isWanted() && !isAnswered) await attempts.sleep(id, LOOK_MS);
      return undefined;
    };
    try {
      const said = await Promise.race([answer, gone()]);
      if (said === undefined || !isWanted()) return undefined;
      open.delete(id);
      return said;
    } finally {
      isAnswered = true;
    }
  }

  /** Its calls follow, and a turn after them; or the agent has its result. */
  async function conclude({ id, place, owner, step }: TurnStep, said: TurnOutput) {
    const before = step === 0 ? [] : (ended.get(owner.id) ?? []);
    ended.set(owner.id, new Map([...before, [step, said]]));
    endedAt.set(owner.id, clock.elapsed());
    const made = said.calls.flatMap(({ task, input = {} }) => (task === undefined ? [] : [{ task, input }])); // prettier-ignore
    made.forEach(({ input }, index) => values.openCall(owner.id, step + 1 + index, input));
    await settle(id, place, { is: "success" });
    if (tracker().running(owner.id) === undefined) return LEAVE;
    if (said.result === undefined) tracker().goOn(owner.id, made.map(({ task }) => task)); // prettier-ignore
    else await options.record(tracker().give(owner.id, id), owner.place);
    return { then: "reuse", output: await outputs.of(id) } as const;
  }

  return { begin };
}

function unlessProblem(error: unknown): TaskProblem {
  if (!(error instanceof TaskProblem)) throw error;
  return error;
}
