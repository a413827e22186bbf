/** The worker's side of the conversation with the host. */
import { ToolError } from "../../catalog/errors.ts";
import type { TaskProgress } from "../../contract/progress.ts";
import type { Answers } from "../protocol/answers.ts";
import type { Call, Question } from "../protocol/questions.ts";
import type { FromWorker, Reply } from "../protocol/messages.ts";

/** The host as one unit knows it. */
export interface Host {
  /** @throws ToolError with the host's reason when it refuses. */
  ask<Asked extends Question>(question: Asked): Promise<Answers[Asked["ask"]]>;
  /** Says what the host does not answer. */
  tell(question: Question): void;
  /** Says that a task runs whose start is recorded. */
  runs(call: Call): void;
  /** @param task where several attempts may run at once: the one that says it */
  log(line: string, task?: string): void;
  /** @param task as of `log` */
  progress(report: TaskProgress, task?: string): void;
}

export interface Conversation {
  hostOf(unit: string): Host;
  /** Takes what the host replies. */
  receive(reply: Reply): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: ToolError): void;
}

export function converse(send: (message: FromWorker) => void): Conversation {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  return {
    hostOf: (unit) => ({
      ask: (question) => {
        const id = (last += 1);
        const answer = Promise.withResolvers<unknown>();
        waiting.set(id, answer);
        send({ is: "question", unit, id, question });
        return answer.promise as Promise<Answers[(typeof question)["ask"]]>;
      },
      tell: (question) => send({ is: "question", unit, id: (last += 1), question }),
      runs: (call) => send({ is: "runs", unit, call }),
      log: (line, task) => send({ is: "log", unit, ...of(task), line }),
      progress: (report, task) => send({ is: "progress", unit, ...of(task), report }),
    }),
    receive: (reply) => {
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.is === "reply") asker?.resolve(reply.value);
      else asker?.reject(new ToolError(reply.error.message, reply.error));
    },
  };
}

function of(task: string | undefined): { readonly task?: string } {
  return task === undefined ? {} : { task };
}
