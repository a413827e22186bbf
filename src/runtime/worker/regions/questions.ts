/** What a script asks of its regions. */
import type { Json } from "../../../contract/json.ts";
import type { Over } from "../../protocol/answers.ts";
import type { Question } from "../../protocol/questions.ts";
import { valueOf } from "../delivery.ts";
import { TaskStopped } from "../failure.ts";
import { failureOfScript } from "../script-run.ts";
import type { UnitState } from "./unit-state.ts";

type Says = Extract<Question, { readonly ask: "begin" }>["says"];

export type Begun =
  | { readonly is: "run" | "share"; readonly sideBySide: number }
  | { readonly is: "done"; readonly output: Json };

/** @throws TaskStopped when it may not begin */
export async function beginRegion(region: string, says: Says, state: UnitState): Promise<Begun> {
  const { host, assignment } = state;
  const answer = await host.ask({ ask: "begin", region, says }).catch(stop);
  switch (answer.then) {
    case "run":
    case "share":
      return { is: answer.then, sideBySide: answer.sideBySide };
    case "reuse":
      return { is: "done", output: (await valueOf(answer.output, assignment.bus)) as Json };
    case "over":
      throw new TaskStopped(answer);
    case "leave":
      throw new TaskStopped();
  }
}

/**
 * What was decided of a gate.
 *
 * @throws TaskStopped when that fails it, or nobody has decided and the script has to end
 */
export async function gate(region: string, state: UnitState): Promise<Json> {
  const begun = await beginRegion(region, { is: "others" }, state);
  if (begun.is !== "done") throw new TaskStopped();
  return begun.output;
}

/** The next item of a loop that other processes run too; `undefined` when there is none any more. */
export async function nextItem(
  region: string,
  after: number | null,
  { host }: UnitState,
): Promise<number | undefined> {
  const answer = await host.ask({ ask: "next", region, after }).catch(stop);
  return answer.then === "run" ? answer.item : undefined;
}

/** @throws TaskStopped when the loop does not go on */
export async function endRound(region: string, isMet: boolean, { host }: UnitState): Promise<void> {
  const answer = await host.ask({ ask: "round", region, isMet }).catch(stop);
  if (answer !== null) throw new TaskStopped(answer.then === "over" ? answer : undefined);
}

/**
 * Why a block has ended that threw something; an error of the script itself is told to the host.
 *
 * @throws TaskStopped when its region is over, or the script has to end
 */
export async function whyEnded(
  thrown: unknown,
  block: { readonly region: string; readonly key: number | string },
  { host }: UnitState,
): Promise<Over> {
  if (thrown instanceof TaskStopped) {
    if (thrown.over === undefined) throw thrown;
    return thrown.over;
  }
  const failure = failureOfScript(thrown, true);
  const answer = await host.ask({ ask: "broken", ...block, failure }).catch(stop);
  if (answer.then === "over") return answer;
  throw new TaskStopped();
}

/** The host has settled it, or is gone. */
function stop(): never {
  throw new TaskStopped();
}
