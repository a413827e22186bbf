/** The worker's side of the conversation with the host. */
import { ToolError } from "../../catalog/errors.ts";
import type { Answers, FromSeat, Question, Reply } from "../protocol.ts";

export interface Host {
  /** @throws ToolError with the host's reason when it refuses. */
  ask<Asked extends Question>(question: Asked): Promise<Answers[Asked["ask"]]>;
  log(line: string): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: ToolError): void;
}

/** `receive` takes what the host replies. */
export function hostOver(
  send: (message: FromSeat) => void,
): Host & { receive(reply: Reply): void } {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  return {
    ask: (question) => {
      const id = (last += 1);
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      send({ is: "question", id, question });
      return answer.promise as Promise<Answers[(typeof question)["ask"]]>;
    },
    log: (line) => send({ is: "log", line }),
    receive: (reply) => {
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.is === "reply") asker?.resolve(reply.value);
      else asker?.reject(new ToolError(reply.error.message, reply.error));
    },
  };
}
