/** What a server is sent with the next request, when a result says that it needs more (`input_required`). */
import type { ElicitRequest, InputRequiredResult } from "@modelcontextprotocol/client";
import type { JsonObject } from "../../contract/json.ts";
import type { QuestionRound } from "../../contract/server-question.ts";
import { askedBy, type AskPerson, type PersonsAnswer } from "./questions.ts";
import { answered, refusedByPerson } from "./server-failure.ts";

export interface NextRequest {
  readonly inputResponses: Readonly<Record<string, PersonsAnswer | { readonly roots: never[] }>>;
  readonly requestState?: string;
}

/** Characters: it is recorded with the question. */
const LONGEST_ROUND = 64 * 1024;

/** @throws ServerFailure when it is larger than what is recorded */
export function roundOf({ inputRequests = {}, requestState }: InputRequiredResult): QuestionRound {
  const round = {
    requests: inputRequests as unknown as JsonObject,
    ...(requestState !== undefined && { state: requestState }),
  };
  if (JSON.stringify(round).length <= LONGEST_ROUND) return round;
  throw answered(`what it needs to go on is longer than ${LONGEST_ROUND / 1024} KiB`);
}

/** @throws ServerFailure when a person has not accepted, or it asks for what is no matter of people */
export async function answerRound(
  round: QuestionRound,
  ask: AskPerson,
  tool: string,
): Promise<NextRequest> {
  const responses: Record<string, PersonsAnswer | { readonly roots: never[] }> = {};
  for (const [key, request] of Object.entries(round.requests)) {
    const { method, params } = request as { readonly method?: unknown; readonly params?: unknown };
    if (method === "roots/list") {
      responses[key] = { roots: [] };
      continue;
    }
    if (method === "sampling/createMessage") {
      throw answered(
        `${tool} asks for an answer of a model (sampling), which it does not get`,
        "Use a server with a model of its own, or let the plan ask a model and pass on what it says.",
      );
    }
    if (method !== "elicitation/create") throw answered(`${tool} needs what is not known here`);
    const answer = await ask(askedBy(params as ElicitRequest["params"], round));
    if (answer.action !== "accept") throw refusedByPerson(tool, answer.action);
    responses[key] = answer;
  }
  const { state } = round;
  return { inputResponses: responses, ...(state !== undefined && { requestState: state }) };
}
