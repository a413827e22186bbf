/** Asks the model of an agent for its next turn, or answers from a recording. */
import type { Turn, TurnRequest } from "../../../model/index.ts";
import type { RunContext } from "../run-context.ts";

export interface AskedTurn extends TurnRequest {
  /** The instance. */
  readonly task: string;
  /** A name under `models` of the configuration. */
  readonly role: string;
}

export interface AnsweredTurn extends Turn {
  /** As the endpoint calls it. */
  readonly model: string;
}

/** @throws OrchcError when there is no usable reply; ToolError when a recording has none */
export async function askAgent(
  { models, tape, secrets }: Pick<RunContext, "models" | "tape" | "secrets">,
  { task, role, ...asked }: AskedTurn,
): Promise<AnsweredTurn> {
  const { instruction, tools, past } = asked;
  const question = {
    ask: "turn",
    model: role,
    instruction,
    tools: tools.map(({ name }) => name),
    past,
  } as const;
  const carryOut = async (): Promise<AnsweredTurn> => {
    const { askTurn } = await import("../../../model/index.ts");
    const model = await models.of(role);
    const { text, toolCalls, usage } = await askTurn(model, asked);
    return secrets.mask.value({ text, toolCalls, usage, model: model.name });
  };
  return tape.answer(task, question, carryOut, asked.signal);
}
