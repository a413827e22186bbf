/** What a format of reports is: how it is known by its content, and what it says. */
import type { FoundProblem, Verified } from "../../../catalog/authoring.ts";

/** What a program has printed, or written into a report. */
export interface Printed {
  /** The report file, or standard output. */
  readonly text: string;
  /** Standard error; empty where a report file is read. */
  readonly errors: string;
  readonly exitCode: number;
  /** Program and arguments, as they were given. */
  readonly commandLine: readonly string[];
  /** Folder that the program ran in, relative to the workspace: paths in reports are relative to it. */
  readonly folder: string;
  /** The regular expression that was given for `pattern`. */
  readonly pattern?: string | undefined;
}

export interface Report {
  /** Who says that it made the report. Default: the program that was run. */
  readonly tool?: string | undefined;
  readonly checked: Verified["checked"];
  readonly findings: readonly FoundProblem[];
  /** What it says of the whole beside its findings. Default: `true`. */
  readonly passed?: boolean;
}

export interface Format {
  readonly name: string;
  /** Whether a text looks like it. Absent: it has to be named. */
  readonly detect?: (text: string) => boolean;
  /** @throws UnreadableReport when it is not what it has to be, or not all of it is there */
  read(printed: Printed): Report | Promise<Report>;
}

/** What was printed is no report of the format: what is wrong, as the end of "the report …". */
export class UnreadableReport extends Error {
  override readonly name = "UnreadableReport";
}
