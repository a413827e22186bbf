/** What a task has made, as it is recorded. */
import type { InstanceId } from "./instance.ts";
import type { Json } from "./json.ts";
import type { Note } from "./notes.ts";

export interface OutputMetadata {
  /** Short sentences with the numbers, from the tool. */
  readonly headline: readonly string[];
  /** What the tool admits; absent in databases of 0.1.0. */
  readonly notes?: readonly Note[];
  /** sha256 of tool, code, arguments and what is read by them: equal work has an equal identity. */
  readonly identity: string;
  /** Whether it may stand in for an equal task of another run. */
  readonly cacheable?: true;
  /** Its tool may ask a model. */
  readonly model?: true;
  /** Why equal identity is no proof of equal work here: a part of it stands for a place, not for what is there. */
  readonly byPath?: string;
  /** Of the output in canonical JSON, when it stands in the store. */
  readonly sha256?: string;
  /** Where it was made, when that was another run. */
  readonly from?: Origin;
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly version: string;
  /** Length of the output as JSON text. */
  readonly bytes: number;
}

/** A file on the bus of a run, as a reference names it. */
export interface ArtifactFacts {
  /** Within the run: `t2/chart.svg`. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** The run, task and time at which an output was made. */
export interface Origin {
  readonly run: string;
  readonly task: InstanceId;
  readonly at: string;
}

export interface TaskOutput {
  /** The output; `{ "$file": FileRef }` when `outputFile` says that it stands on the bus. */
  readonly data: Json;
  readonly metadata: OutputMetadata;
  /** Relative to the workspace; the bus file that holds an output too large for the store. */
  readonly outputFile?: string;
  /** Other files that the task has put on the bus; absent for none. */
  readonly files?: readonly ArtifactFacts[];
}
