/**
 * The bus as the rest of orchc knows it: the files of runs, found by the run and a reference, which names the file and
 * the hash that its bytes have to have. Nothing outside this room builds a path on it, so that another place can stand
 * behind the same interface. See docs/adr/0021-the-bus-is-an-interface.md.
 */
import type { Readable } from "node:stream";
import type { FileRef } from "../../catalog/context.ts";
import type { InstanceId } from "../../contract/instance.ts";

export interface NewFile {
  readonly run: string;
  readonly task: InstanceId;
  /** One step of a path; see `problemOfName`. */
  readonly name: string;
  readonly mediaType: string;
  /** Absolute path of the complete file, in or beside a staging folder of this bus. */
  readonly staged: string;
}

/** What the host itself has to say of a task. */
export interface NewText extends Omit<NewFile, "staged"> {
  readonly text: string;
}

export interface TaskFolder {
  readonly run: string;
  readonly task: InstanceId;
}

export interface Leftover {
  /** Ids of the runs. */
  readonly runs: readonly string[];
  readonly bytes: number;
}

export interface Bus {
  /**
   * Takes a staged file in: whole or not at all, over one of an earlier attempt.
   *
   * @throws when the staged file is not a plain file, or it cannot be taken
   */
  put(file: NewFile): Promise<FileRef>;
  /**
   * Puts a text there: whole or not at all.
   *
   * @throws when it cannot be written
   */
  write(file: NewText): Promise<FileRef>;
  /**
   * The bytes of a file of any size. The stream fails with a BusFileError, at its end at the latest, when the file is
   * not there or its bytes are not those of the reference: what was read is to be used only when it has ended.
   */
  open(run: string, ref: FileRef): Readable;
  /** What is there by this name (`t2/chart.svg`), read whole: `undefined` for nothing. */
  stat(run: string, file: string): Promise<Pick<FileRef, "sha256" | "bytes"> | undefined>;
  /** What a task has put there, output included, as it was promised then; none that tells of a failed attempt. */
  list(from: TaskFolder): Promise<FileRef[]>;
  /**
   * Puts files of a task where another one has them; what is there stays when the run of the first goes.
   *
   * @throws BusFileError when one is not there or not what was promised; none of them is there then
   */
  take(from: TaskFolder, to: TaskFolder, files: readonly FileRef[]): Promise<void>;
  /**
   * Puts a file at a path outside, which is not there yet, for reading: without another copy of its bytes where the
   * disk can do that.
   *
   * @throws BusFileError as `open` does; nothing is there then
   */
  hand(run: string, ref: FileRef, path: string): Promise<void>;
  /** Makes room for a run. */
  create(run: string): Promise<void>;
  /** The local folder in which worker processes find, by their references, the files of a run; they only read there. */
  mount(run: string): string;
  /** The local folder in which this process stages files of a run. */
  staging(run: string): string;
  /** What is staged and was not put is part of no output. */
  removeStaging(run: string): Promise<void>;
  /** Bytes that a run takes. */
  size(run: string): Promise<number>;
  /** Removes the files of a run that is in the history no more, and other folders of it. */
  remove(run: string, others?: readonly string[]): Promise<void>;
  /**
   * Removes what killed processes have left staged.
   *
   * @param options `foreign`: also what other machines and containers have not touched for a day
   * @returns what was removed, one for each process
   */
  removeLeftovers(options?: { readonly foreign?: boolean }): Promise<Leftover[]>;
}
