/** What a worker process is sent before its script runs. */
import type { JsonObject } from "../../contract/json.ts";
import type { Delivery } from "./delivery.ts";

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
