/**
 * The messages between a worker process (the child that runs scripts) and its host: JSON, one message a line.
 *
 * The host does not trust messages of a worker process: a tool can write to the pipe too. So they have a schema, and
 * the host checks that each is one that this worker process may send now. See docs/adr/0002.
 */
import { z } from "zod";
import type {
  ExecOptions,
  ExecResult,
  FetchedResponse,
  FetchOptions,
  FileRef,
} from "../catalog/context.ts";
import type { Json, JsonObject } from "../contract/json.ts";
import { noteSchema } from "../contract/notes.ts";
import { progressSchema } from "../contract/progress.ts";

/** One script to run, with all the data it gets. Paths are absolute. */
export interface Assignment {
  readonly is: "unit";
  readonly unit: string;
  /** `file:` URL of the script. */
  readonly script: string;
  /** In the order of the script; `tool` is the full name. */
  readonly tasks: readonly { readonly id: string; readonly tool: string }[];
  readonly run: string;
  readonly workspace: string;
  /** The run's folder on the bus. */
  readonly bus: string;
  /** The folder in which this worker process writes files before the host adopts them. */
  readonly staging: string;
  readonly params: JsonObject;
  /** Times that are relative to the start of the run, by how the plan writes them. */
  readonly times: Readonly<Record<string, string>>;
  /** Where their days begin. */
  readonly timeZone: string;
  /** A larger output is staged as a file. */
  readonly inlineBytes: number;
  /** A larger one is refused. */
  readonly outputBytes: number;
  /** `file:` URL of the script, with its JavaScript. */
  readonly sources: Readonly<Record<string, string>>;
  /** The first task, when the host has recorded its start: its script says that it runs, and need not ask. */
  readonly begun?: Begun;
  /** By task: what the script will read of others, as far as this worker process has not been sent it before. */
  readonly outputs: Readonly<Record<string, Delivery>>;
}

/** A start that is recorded for the version of the tool that the build knows. */
export interface Begun {
  readonly task: string;
  readonly attempt: number;
  readonly version: string;
}

/** What a worker process may load, beside scripts and packages: sent once, before anything is assigned to it. */
export interface BuildModules {
  readonly is: "modules";
  /** `file:` URLs of modules that scripts share, each with its JavaScript. */
  readonly sources: Readonly<Record<string, string>>;
  /** `file:` URLs of all files of the build. */
  readonly files: readonly string[];
  /** Absolute paths of the folders that packages are loaded from. */
  readonly packages: readonly string[];
}

export type Reply =
  | { readonly is: "reply"; readonly id: number; readonly value: Json }
  | { readonly is: "refusal"; readonly id: number; readonly error: Refusal };

/** Why the host did not do what was asked; becomes a `ToolError` in the tool. */
export interface Refusal {
  readonly message: string;
  readonly help?: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
}

/** `cancel`: abort the signal of the unit's running tool, and start nothing more of it. */
export type ToWorker = Assignment | Reply | { readonly is: "cancel"; readonly unit: string };

/** An output on its way to a script: the value, or the file of the bus that holds it. */
export type Delivery = { readonly inline: Json } | { readonly file: FileRef };

/** What the host answers when a task wants to start. `leave`: end the script, the host will run it elsewhere. */
export type StartAnswer =
  | { readonly then: "run"; readonly attempt: number }
  | { readonly then: "reuse"; readonly output: Delivery }
  | { readonly then: "leave" };

/** Characters of the name of a class, and of a stack: enough to find a place, not a page of somebody's data. */
export const MOST_CLASS = 200;
export const MOST_STACK = 8000;

const jsonSchema = z.custom<Json>((value) => value !== undefined, "a JSON value is missing");

/** What was thrown, for whoever looks for the cause; see `TaskError`. */
const thrown = {
  class: z.string().max(MOST_CLASS).exactOptional(),
  stack: z.string().max(MOST_STACK).exactOptional(),
};

/** A task, and what its script calls its tool with. */
const call = {
  task: z.string(),
  version: z.string(),
  /** sha256 of the arguments in canonical JSON. */
  args: z.string(),
};
const callSchema = z.strictObject(call);
export type Call = z.infer<typeof callSchema>;

/** Why a task failed, as the worker process reports it. */
const failureSchema = z.discriminatedUnion("why", [
  z.strictObject({
    why: z.literal("threw"),
    message: z.string(),
    help: z.string().exactOptional(),
    /** Where the code of a tool is at fault: absolute path, line and column. */
    fault: z.string().exactOptional(),
    /** What the tool says; absent when it says nothing. */
    retryable: z.boolean().exactOptional(),
    /** Whether it is an error of the system that a later try may not meet. */
    transient: z.boolean(),
    retryAfterMs: z.number().nonnegative().exactOptional(),
    ...thrown,
  }),
  z.strictObject({ why: z.literal("input"), problems: z.array(z.string()) }),
  z.strictObject({ why: z.literal("output"), problems: z.array(z.string()) }),
  z.strictObject({ why: z.literal("not-json"), at: z.string(), what: z.string() }),
  /** Of the output as JSON text. */
  z.strictObject({ why: z.literal("too-large"), bytes: z.int().nonnegative() }),
  /** Node's permission model refused something; the names are Node's, `resource` is empty when it gives none. */
  z.strictObject({
    why: z.literal("denied"),
    permission: z.string(),
    resource: z.string(),
    ...thrown,
  }),
  /** The system refused to make a file longer. */
  z.strictObject({ why: z.literal("file-length") }),
  /** There was no space for a file; its path is known of some errors. */
  z.strictObject({ why: z.literal("disk-full"), file: z.string().exactOptional(), ...thrown }),
  z.strictObject({ why: z.literal("arguments"), message: z.string(), ...thrown }),
  z.strictObject({ why: z.literal("script"), message: z.string(), ...thrown }),
]);
export type Failure = z.infer<typeof failureSchema>;

const fetchSchema = z.strictObject({
  method: z.string().exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  body: z.string().exactOptional(),
  timeoutMs: z.number().positive().exactOptional(),
} satisfies Record<keyof FetchOptions, z.ZodType>);

const execSchema = z.strictObject({
  cwd: z.string().exactOptional(),
  timeoutMs: z.number().positive().exactOptional(),
  input: z.string().exactOptional(),
  env: z.record(z.string(), z.string()).exactOptional(),
  maxBytes: z.int().nonnegative().exactOptional(),
} satisfies Record<keyof ExecOptions, z.ZodType>);

const questionSchema = z.discriminatedUnion("ask", [
  /** The output of another unit's task. */
  z.strictObject({ ask: z.literal("output"), task: z.string() }),
  z.strictObject({ ask: z.literal("start"), ...call }),
  /** Of the last task of a unit it is not answered: the script waits for nothing more. */
  z.strictObject({
    ask: z.literal("succeed"),
    task: z.string(),
    output: z.union([
      z.strictObject({ inline: jsonSchema }),
      /** Name of a file in the staging folder that holds the JSON text. */
      z.strictObject({ staged: z.string() }),
    ]),
    headline: z.array(z.string()),
    notes: z.array(noteSchema),
  }),
  z.strictObject({ ask: z.literal("fail"), task: z.string(), failure: failureSchema }),
  z.strictObject({ ask: z.literal("fetch"), url: z.string(), options: fetchSchema }),
  z.strictObject({
    ask: z.literal("exec"),
    command: z.string(),
    args: z.array(z.string()),
    options: execSchema,
  }),
  /** Moves a file from the staging folder to the bus. */
  z.strictObject({
    ask: z.literal("adopt"),
    staged: z.string(),
    name: z.string(),
    mediaType: z.string(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

export const fromWorkerSchema = z.discriminatedUnion("is", [
  z.strictObject({
    is: z.literal("question"),
    unit: z.string(),
    /** Counts the questions of the process. */
    id: z.int(),
    question: questionSchema,
  }),
  /** The task that was assigned as begun runs. */
  z.strictObject({ is: z.literal("runs"), unit: z.string(), call: callSchema }),
  z.strictObject({ is: z.literal("log"), unit: z.string(), line: z.string() }),
  /** How far its running tool is. A worker process sends a few a second; of more, the host takes the latest. */
  z.strictObject({ is: z.literal("progress"), unit: z.string(), report: progressSchema }),
  /** The script has ended. `reusable`: it left nothing running in the process. */
  z.strictObject({ is: z.literal("done"), unit: z.string(), reusable: z.boolean() }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;

/** What the host answers to each question. */
export interface Answers {
  readonly output: Delivery;
  readonly start: StartAnswer;
  readonly succeed: null;
  readonly fail: null;
  readonly fetch: FetchedResponse;
  readonly exec: ExecResult;
  readonly adopt: FileRef;
}
