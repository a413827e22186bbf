/** What the server and the process of a call say to each other, over Node's channel between processes. */
import type { OutcomeDocument } from "../outcome-document.ts";
import type { Omitted } from "./output.ts";
import type { McpInput } from "./tool.ts";

/** To the process: the call that it carries out, and the only message that it gets. */
export interface CallMessage {
  /** Name of a tool of `mcpTools`. */
  readonly tool: string;
  readonly input: McpInput;
  /** The program that called, as it names itself. */
  readonly client?: string;
}

/** How far it is: `progress` grows with each message. */
export interface ProgressMessage {
  readonly is: "progress";
  readonly progress: number;
  /** Tasks; absent while nobody knows. */
  readonly total?: number;
  readonly message: string;
}

/** What came of it. */
export interface Answer {
  readonly is: "answer";
  /** What the terminal shows. */
  readonly text: string;
  /** What `--json` prints; within the limit of results. */
  readonly document: OutcomeDocument & { readonly omitted?: Omitted };
}

export type FromCall = ProgressMessage | Answer;
