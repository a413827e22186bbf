/**
 * What a server asks the person behind the client in the middle of a call (elicitation): by a request of its own while
 * the call is open, or, in the newest revision, by a result that says what has to be sent with the next request. Whoever
 * calls has the answer, or nobody does.
 */
import type { Client, ElicitRequest, ElicitResult } from "@modelcontextprotocol/client";
import type { JsonObject } from "../../contract/json.ts";
import type { QuestionRound } from "../../contract/server-question.ts";
import { answered, type ServerFailure } from "./server-failure.ts";

export interface AskedPerson {
  /** Of the server, as it is. */
  readonly message: string;
  /** Of the values, a flat record; absent: none is asked for. */
  readonly schema?: JsonObject;
  readonly url?: string;
  /** Absent where the call is open meanwhile. */
  readonly round?: QuestionRound;
}

export interface PersonsAnswer {
  readonly action: "accept" | "decline" | "cancel";
  /** Of what is accepted: the values that were asked for. */
  readonly content?: NonNullable<ElicitResult["content"]>;
}

/** @throws ServerFailure, ToolError or others when there is no answer: the call then fails for that reason */
export type AskPerson = (question: AskedPerson) => Promise<PersonsAnswer>;

/** What was asked within an open call. */
export interface OpenQuestions {
  /** Why the call has to fail, whatever the server says now: it has no answer, or not the one that it wants. */
  readonly failure: Error | undefined;
  /** What was answered instead of what the server wants. */
  readonly refused: Exclude<PersonsAnswer["action"], "accept"> | undefined;
  close(): void;
}

export interface Questions {
  /** Begins to answer for a call. @param changed a question was put (1), or answered (-1) */
  open(ask: AskPerson, changed: (by: 1 | -1) => void): OpenQuestions;
}

interface OpenCall {
  readonly ask: AskPerson;
  readonly changed: (by: 1 | -1) => void;
  failure?: Error;
  refused?: OpenQuestions["refused"];
}

const CANCEL: ElicitResult = { action: "cancel" };

export function watchQuestions(client: Client): Questions {
  const calls = new Set<OpenCall>();
  client.setRequestHandler("elicitation/create", async ({ params }) => {
    const [call] = calls;
    if (call === undefined) return CANCEL;
    if (calls.size > 1) {
      // A server does not say which of them it asks for, and an answer must not get to another.
      for (const one of calls) one.failure ??= ambiguous();
      return CANCEL;
    }
    // A server that insists is told the same: the call has failed.
    if (call.failure !== undefined) return CANCEL;
    if (call.refused !== undefined) return { action: call.refused };
    call.changed(1);
    try {
      const { action, content } = await call.ask(askedBy(params));
      if (action !== "accept") call.refused ??= action;
      return { action, ...(content !== undefined && { content }) };
    } catch (error) {
      call.failure ??= error as Error;
      return CANCEL;
    } finally {
      call.changed(-1);
    }
  });
  return {
    open: (ask, changed) => {
      const call: OpenCall = { ask, changed };
      calls.add(call);
      return {
        get failure() {
          return call.failure;
        },
        get refused() {
          return call.refused;
        },
        close: () => calls.delete(call),
      };
    },
  };
}

export function askedBy(params: ElicitRequest["params"], round?: QuestionRound): AskedPerson {
  const { message } = params;
  return {
    message,
    ...("requestedSchema" in params && {
      schema: params.requestedSchema as unknown as JsonObject,
    }),
    ...("url" in params && { url: params.url }),
    ...(round !== undefined && { round }),
  };
}

function ambiguous(): ServerFailure {
  return answered(
    "it asks a person in the middle of a call while others of its calls run, and does not say for which of them",
    "Let its tools run one at a time: a need between their tasks, or concurrency 1 for the tool in limits.tools of orchc.config.yaml.",
  );
}
