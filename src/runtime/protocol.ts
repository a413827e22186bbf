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
import type { ErrorClass } from "../contract/error-class.ts";
import type { Json, JsonObject } from "../contract/json.ts";
import { noteSchema } from "../contract/notes.ts";
import { progressSchema } from "../contract/progress.ts";
import type { CallResult } from "../mcp/index.ts";
import { failureSchema } from "./reported-failure.ts";

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
  /** Whether its script has control flow: then several attempts may run at once, and each message names its own. */
  readonly hasRegions: boolean;
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
  readonly kind?: ErrorClass;
}

/**
 * `cancel`: abort the signals of the unit's running tools, and start nothing more of it; with an instance, end its
 * attempt, whose time is over.
 */
export type ToWorker =
  Assignment | Reply | { readonly is: "cancel"; readonly unit: string; readonly task?: string };

/**
 * An output on its way to a script: the value, or the file of the bus that holds it; `absent` of a task that did not
 * run, where that is no failure.
 */
export type Delivery =
  { readonly inline: Json } | { readonly file: FileRef } | { readonly absent: true };

/** It is there. */
export type PresentDelivery = Exclude<Delivery, { readonly absent: true }>;

/** What the host answers when a task wants to start. `leave`: end the script, the host will run it elsewhere. */
export type StartAnswer =
  | { readonly then: "run"; readonly attempt: number }
  | { readonly then: "reuse"; readonly output: Delivery }
  | { readonly then: "leave" }
  | Over;

/** It has failed for good: what that means is a matter of the region around it. */
export interface Over {
  readonly then: "over";
  /** One line. */
  readonly error: string;
  readonly class: ErrorClass;
}

/** What follows for a script from a failed attempt within a region. */
export type FailAnswer =
  { readonly then: "again"; readonly attempt: number } | { readonly then: "leave" } | Over;

/**
 * What the host answers when a region wants to begin. `sideBySide`: items at a time. `share`: other processes run items
 * of the loop too, so the host is asked for each, and once more for the loop when there are no more.
 */
export type BeginAnswer =
  | { readonly then: "run" | "share"; readonly sideBySide: number }
  | Exclude<StartAnswer, { readonly then: "run" }>;

/** The number of an item, or that there is none any more. */
export type NextAnswer =
  { readonly then: "run"; readonly item: number } | { readonly then: "leave" };

const jsonSchema = z.custom<Json>((value) => value !== undefined, "a JSON value is missing");

/** A task, and what its script calls its tool with. */
const call = {
  task: z.string(),
  version: z.string(),
  /** sha256 of the arguments in canonical JSON. */
  args: z.string(),
};
const callSchema = z.strictObject(call);
export type Call = z.infer<typeof callSchema>;

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

/** The instance that asks; absent where a unit runs one task after the other. */
const asker = { task: z.string().exactOptional() };

/** What a script says of a region that it begins: the host knows as much by itself. */
const saysSchema = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("branch"), taken: z.boolean() }),
  z.strictObject({
    is: z.literal("items"),
    /** sha256 of the list in canonical JSON; `null` of what is no list. */
    list: z.string().nullable(),
  }),
  z.strictObject({ is: z.literal("others") }),
]);

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
  z.strictObject({ ask: z.literal("begin"), region: z.string(), says: saysSchema }),
  /** A round of a loop has ended. */
  z.strictObject({ ask: z.literal("round"), region: z.string(), isMet: z.boolean() }),
  /** An item of a loop that several processes share. `after`: the one that has ended; `null` at first. */
  z.strictObject({
    ask: z.literal("next"),
    region: z.string(),
    after: z.int().nonnegative().nullable(),
  }),
  /** The script itself failed, in an item of a loop, or in a block of a region by its name; without both, in the unit. */
  z.strictObject({
    ask: z.literal("broken"),
    region: z.string().exactOptional(),
    key: z.union([z.int().nonnegative(), z.string()]),
    failure: failureSchema,
  }),
  z.strictObject({ ask: z.literal("fetch"), ...asker, url: z.string(), options: fetchSchema }),
  z.strictObject({
    ask: z.literal("exec"),
    ...asker,
    command: z.string(),
    args: z.array(z.string()),
    options: execSchema,
  }),
  /** Calls a tool of an MCP server. */
  z.strictObject({
    ask: z.literal("mcp"),
    ...asker,
    server: z.string(),
    tool: z.string(),
    input: z.record(z.string(), jsonSchema),
  }),
  /** Moves a file from the staging folder to the bus. */
  z.strictObject({
    ask: z.literal("adopt"),
    ...asker,
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
  z.strictObject({ is: z.literal("log"), unit: z.string(), ...asker, line: z.string() }),
  /** How far its running tool is. A worker process sends a few a second; of more, the host takes the latest. */
  z.strictObject({ is: z.literal("progress"), unit: z.string(), ...asker, report: progressSchema }),
  /** The script has ended. `reusable`: it left nothing running in the process. */
  z.strictObject({ is: z.literal("done"), unit: z.string(), reusable: z.boolean() }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;

/** What the host answers to each question. */
export interface Answers {
  readonly output: Delivery;
  readonly start: StartAnswer;
  /** Another output than the script has, where secrets stood in it; or why it could not be kept. */
  readonly succeed:
    { readonly output: PresentDelivery } | Exclude<FailAnswer, { readonly then: "again" }> | null;
  /** Nothing where the unit runs one task after the other: its script ends. */
  readonly fail: FailAnswer | null;
  readonly begin: BeginAnswer;
  readonly round: Exclude<FailAnswer, { readonly then: "again" }> | null;
  readonly broken: Exclude<FailAnswer, { readonly then: "again" }>;
  readonly next: NextAnswer;
  readonly fetch: FetchedResponse;
  readonly exec: ExecResult;
  readonly adopt: FileRef;
  readonly mcp: CallResult;
}
