/**
 * The turns of an agent: the host asks its model, records what it said as the output of the turn, and says what follows
 * from that. A script that runs again is answered from the store, and no question is asked twice. See docs/adr/0040.
 *
 * A question goes on when the process of the script is lost meanwhile: the script that begins again waits for the same
 * answer. It ends when its time is over, its region has ended, or nothing more of the unit is run.
 */
import { agentBudgetOver } from "../../../contract/diagnostics/index.ts";
import { groupsOf, turnOutputSchema, type TurnOutput } from "../../../contract/agent-turn.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { canonicalJson, type Json } from "../../../contract/json.ts";
import { regionTool } from "../../../contract/regions/region-rows.ts";
import type { BeginAnswer } from "../../protocol/answers.ts";
import type { Change } from "../../regions/changes.ts";
import type { Place, Placed } from "../../regions/places.ts";
import { readOutput } from "../read-output.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import { turnStepOf, type Past, type TurnStep } from "./agent-steps.ts";
import { turnAsker } from "./ask-turn.ts";
import { errorClassOf } from "./error-class.ts";
import type { taskRunner } from "./run-tasks.ts";
import { LEAVE, type RunnerOptions } from "./runner-options.ts";

/** Milliseconds between two looks at whether its script still waits. */
const LOOK_MS = 100;

export interface TurnRunnerOptions
  extends
    RunnerOptions,
    Pick<ReturnType<typeof taskRunner>, "failForGood" | "leaveOut" | "payTurn" | "turnPriced"> {
  readonly record: (changes: readonly Change[], place: Place) => Promise<void>;
}

export interface TurnRunner {
  /** A turn may begin. */
  begin(id: InstanceId, placed: Placed): Promise<BeginAnswer>;
}

export function turnRunner(options: TurnRunnerOptions): TurnRunner {
  const { context, values, attempts, recorder, settle, tracker, isLeaving } = options;
  const { journal, outputs, clock, modelCalls } = context;
  const asker = turnAsker(options);
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
    const { place } = turn;
    tracker().start(id);
    if (journal.isDone(id))
      return conclude(turn, turnOutputSchema.parse(await readOutput(context, id)));
    recorder.add(id, place);
    const known = open.get(id);
    const ask = known === undefined ? await prepare(turn).catch(unlessProblem) : () => known;
    if (typeof ask === "function") {
      await recorder.begin(id, place);
      open.set(id, ask());
    } else if (!(ask instanceof TaskProblem)) {
      return ask;
    }
    const said = ask instanceof TaskProblem ? ask : await answerTo(turn).catch(unlessProblem);
    if (said === undefined) return LEAVE;
    if (said instanceof TaskProblem) {
      const { error } = said;
      await recorder.begin(id, place);
      return options.failForGood(id, place, { error, class: errorClassOf(error) });
    }
    const data = said as unknown as Json;
    const bytes = Buffer.byteLength(canonicalJson(data));
    const output = {
      data,
      metadata: {
        headline: [],
        notes: [],
        identity: "",
        tool: regionTool("turn"),
        version: "1",
        bytes,
      },
    };
    outputs.add(id, output);
    await journal.succeed(id, output);
    return conclude(turn, said);
  }

  /**
   * @returns asks it; or what the script is answered when the budget of the run has no room for it
   * @throws TaskProblem when the agent has none, or the model is not asked any more
   */
  async function prepare(turn: TurnStep): Promise<BeginAnswer | (() => Promise<TurnOutput>)> {
    const { id, place, owner } = turn;
    const past = pastOf(turn);
    const began = endedAt.get(owner.id) ?? clock.elapsed();
    const question = await asker.prepare(turn, past, began);
    const over = await options.payTurn(id, place, question.usd);
    if (over === "stopped") return LEAVE;
    if (over !== undefined) return options.leaveOut(id, place, over);
    const { limit, taken } = modelCalls;
    if (!modelCalls.take())
      throw new TaskProblem(
        taskError(
          agentBudgetOver({ task: owner.id, limit: "modelCalls", most: limit, spent: taken }),
        ),
      );
    return () => {
      const answer = asker.ask(turn, past, began, question).then(async (said) => {
        await options.turnPriced(question.usd - said.usage.usd);
        return said;
      });
      // Its script may be gone before it comes to nothing.
      answer.catch(() => {});
      return answer;
    };
  }

  /** `undefined` when the script has to end before. */
  async function answerTo({ id }: TurnStep): Promise<TurnOutput | undefined> {
    const isThere = options.stillThere(id);
    const isWanted = () => isThere() && !isLeaving() && tracker().running(id) !== undefined;
    const answered = new AbortController();
    const gone = async (): Promise<undefined> => {
      while (isWanted() && !answered.signal.aborted) await attempts.sleep(id, LOOK_MS);
      return undefined;
    };
    try {
      const said = await Promise.race([open.get(id), gone()]);
      return said === undefined || !isWanted() ? undefined : said;
    } finally {
      answered.abort();
    }
  }

  /** Its calls follow, and a turn after them; or the agent has its result. */
  async function conclude({ id, place, owner, step }: TurnStep, said: TurnOutput) {
    const before = step === 0 ? [] : (ended.get(owner.id) ?? []);
    ended.set(owner.id, new Map([...before, [step, said]]));
    endedAt.set(owner.id, clock.elapsed());
    const groups = groupsOf(said.calls);
    for (const [index, { input = {} }] of groups.flat().entries())
      values.openCall(owner.id, step + 1 + index, input);
    await settle(id, place, { is: "success" });
    if (tracker().running(owner.id) === undefined) return LEAVE;
    if (said.result === undefined)
      tracker().goOn(
        owner.id,
        groups.map((group) => group.map(({ task }) => task)),
      );
    else await options.record(tracker().give(owner.id, id), owner.place);
    return { then: "reuse", output: await outputs.of(id) } as const;
  }

  return { begin };
}

function unlessProblem(error: unknown): TaskProblem {
  if (!(error instanceof TaskProblem)) throw error;
  return error;
}
