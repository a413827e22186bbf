/** What a call of an MCP server has to know of what the server asks a person. */
import type { QuestionRound } from "../../../contract/server-question.ts";
import type { AskedPerson, PersonsAnswer } from "../../../mcp/index.ts";

export interface CallQuestions {
  /**
   * What the server needs to go on with a call that has ended with a question.
   *
   * @throws ToolError when the person has not accepted
   */
  before(): Promise<QuestionRound | undefined>;
  /**
   * @param holdMs how long an open call is kept
   * @throws ToolError, LostEffect when there is no answer
   */
  ask(question: AskedPerson, holdMs: number): Promise<PersonsAnswer>;
}
