/**
 * What an MCP server asks in the middle of a call is a gate of the task that makes the call. See docs/adr/0044.
 *
 * A call that may be made twice, or that the server wants to be made again with the answer, ends with its question: the
 * task waits as a gate does, without a process. When it goes on, it makes the call again, and what was answered before is
 * answered from the journal. Any other call is kept open, for as long as the server's `questionMs` says and this process
 * lives; after that nobody knows what it has done.
 */
import { setTimeout } from "node:timers/promises";
import { ToolError } from "../../../catalog/errors.ts";
import { durationText } from "../../../contract/duration.ts";
import type { GateDecided, GateDecision } from "../../../contract/gates.ts";
import { canonicalJson, sha256, type JsonObject } from "../../../contract/json.ts";
import {
  fieldWords,
  questionFields,
  type QuestionField,
} from "../../../contract/question-fields.ts";
import type { ServerQuestion } from "../../../contract/server-question.ts";
import { typedInstance } from "../../../contract/typed-instance.ts";
import { oneLine } from "../../../contract/unseen.ts";
import type { AskedPerson, PersonsAnswer } from "../../../mcp/index.ts";
import type { GateRow } from "../../store/index.ts";
import type { AskingScript } from "../effects/asker.ts";
import { LostEffect } from "../effects/lost-effect.ts";
import type { RunContext } from "../run-context.ts";
import type { CallQuestions } from "./call-questions.ts";

export interface AskingCall {
  readonly unit: string;
  readonly asker: AskingScript;
  readonly server: string;
  readonly tool: string;
  readonly input: JsonObject;
}

/** Milliseconds between two looks at what was heard. */
const LOOK_MS = 100;

/** Characters of what a server says in its question, and of an address that it names. */
const LONGEST_MESSAGE = 1000;
const LONGEST_URL = 2000;

/** Of one task: a server that asks something else each time is not asked for ever. */
const MOST_QUESTIONS = 20;

export function questionsOf(context: RunContext, of: AskingCall): CallQuestions {
  const { run, journal, gates, store, secrets } = context;
  const { unit, asker, server, tool, input } = of;
  const { task, signal } = asker;
  const call = sha256(canonicalJson({ server, tool, input }));

  /** What was asked before for the task, and counts still: since it has succeeded last. */
  async function earlier(): Promise<(GateRow & { readonly asked: ServerQuestion })[]> {
    const rows = (await store.gates(run)).filter((row) => row.task === task);
    if (rows.length === 0) return [];
    const attempts = (await store.attempts(run)).filter((row) => row.task === task);
    const done = attempts.findLast(({ status }) => status === "success")?.attempt ?? 0;
    return rows.flatMap((row) =>
      row.asked !== undefined && row.attempt > done ? [{ ...row, asked: row.asked }] : [],
    );
  }

  function factsOf(question: AskedPerson, mayPark: boolean) {
    const { schema, url, round } = question;
    const message = secrets.mask.text(oneLine(question.message)).slice(0, LONGEST_MESSAGE);
    const fields = fieldsOf(of, schema);
    const address = url === undefined ? undefined : addressOf(of, url);
    const asked: ServerQuestion = {
      server,
      tool,
      call,
      hash: sha256(canonicalJson({ call, message, schema: schema ?? null, url: url ?? null })),
      ...(schema !== undefined && { schema: { ...schema } }),
      ...(address !== undefined && { url: address }),
      ...(!mayPark && { held: true }),
      ...(round !== undefined && { round }),
    };
    return {
      question: `The MCP server ${server} asks in its tool ${tool}: ${JSON.stringify(message)}`,
      shown: {
        ...Object.fromEntries(fields.map((field) => [field.name, fieldWords(field)])),
        ...(address !== undefined && { "page to visit": address }),
      },
      asked,
    };
  }

  async function decision(until: number): Promise<GateDecided | undefined> {
    while (!signal.aborted && Date.now() < until) {
      const found = gates.decisionOf(task);
      if (found !== undefined) return found;
      await setTimeout(LOOK_MS);
    }
    return undefined;
  }

  return {
    before: async () => {
      const last = (await earlier()).at(-1);
      if (last?.decided === undefined || last.asked.call !== call) return undefined;
      if (last.attempt !== journal.attemptOf(task) - 1) return undefined;
      if (last.decided.decision !== "approved") throw declined(of, last.decided);
      // Of the state of a server only the first call of a task is sure that it is its own.
      return asker.made.effects === 1 ? last.asked.round : undefined;
    },
    ask: async (question, holdMs) => {
      const mayPark =
        journal.isRepeatable(task) || (question.round !== undefined && asker.made.effects === 1);
      const facts = factsOf(question, mayPark);
      const known = await earlier();
      const same = known.findLast(
        ({ asked, decided }) => asked.hash === facts.asked.hash && decided?.decision === "approved",
      );
      if (same?.decided !== undefined) return answerOf(same.decided, question);
      if (known.length >= MOST_QUESTIONS)
        throw new ToolError(
          `${named(of)} asked ${MOST_QUESTIONS} times, and is not answered again`,
        );
      await journal.ask(task, facts);
      asker.waits(true, mayPark);
      try {
        await gates.add(task, unit, facts);
        const found = mayPark ? undefined : await decision(Date.now() + holdMs);
        if (found !== undefined) {
          gates.remove(task);
          return answerOf(found, question);
        }
      } finally {
        asker.waits(false, mayPark);
      }
      if (mayPark || signal.aborted) throw new ToolError("The question ended with its task");
      gates.remove(task);
      throw new LostEffect(
        `${named(of)} asked, and nobody answered within ${durationText(holdMs)}`,
        {
          kind: "timeout",
          help: `See whether it has done anything; then: orchc retry ${run} --task ${typedInstance(task)}`,
        },
      );
    },
  };
}

function named({ server, tool }: AskingCall): string {
  return `The tool ${tool} of the MCP server ${server}`;
}

/** With values only where some were asked for. */
function answerOf(
  { decision, value }: Pick<GateDecision, "decision" | "value">,
  { schema }: AskedPerson,
): PersonsAnswer {
  if (decision !== "approved") return { action: decision === "rejected" ? "decline" : "cancel" };
  if (schema === undefined) return { action: "accept" };
  return { action: "accept", content: (value ?? {}) as NonNullable<PersonsAnswer["content"]> };
}

function declined(of: AskingCall, { decision, by, reason }: GateDecision): ToolError {
  const how = decision === "rejected" ? "declined" : "left without an answer";
  const why = reason === null ? "" : ` (${reason})`;
  return new ToolError(
    `What ${of.tool} of the MCP server ${of.server} asked was ${how} by ${by}${why}`,
    {
      kind: "denied",
    },
  );
}

/** @throws ToolError when what is asked for must not or cannot be typed */
function fieldsOf(of: AskingCall, schema: JsonObject | undefined): readonly QuestionField[] {
  const fields = questionFields(schema ?? {});
  if (typeof fields === "string") {
    throw new ToolError(`${named(of)} asks for ${fields || "a value"}, which is no plain value`, {
      help: "Only texts, numbers, yes or no, days and choices can be answered. Pass it as an argument if the tool takes it.",
    });
  }
  const secret = fields.find(({ isSecret }) => isSecret);
  if (secret === undefined) return fields;
  throw new ToolError(`${named(of)} asks for ${secret.name}, which looks like a secret`, {
    kind: "denied",
    help: "Answers are recorded, so a secret is never asked for. Give it to the server in its env or headers, as ${NAME}.",
  });
}

/** @throws ToolError when it is no page that a browser shows */
function addressOf(of: AskingCall, url: string): string {
  const { protocol, href = "" } = URL.parse(url) ?? {};
  if ((protocol === "https:" || protocol === "http:") && href.length <= LONGEST_URL) return href;
  throw new ToolError(`${named(of)} asks to visit what is no web page`);
}
