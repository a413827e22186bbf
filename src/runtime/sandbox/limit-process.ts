/** What the system limits of a worker process, native code included: its memory, and the length of its files. Linux only. */
import type { Grants } from "./grants.ts";
import { isProgram } from "./is-program.ts";

export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
  /** Open files that the process gets, from `firstFd` on; to be closed here then. */
  readonly fds: readonly number[];
}

/** Of util-linux, which is there on nearly every Linux. No folder on PATH decides what it is. */
const PLACES = ["/usr/bin/prlimit", "/bin/prlimit"];

/**
 * MiB that an idle worker process has of private memory, used or not: V8 keeps 512 for code, threads have stacks of 8
 * (Node 26: 570).
 */
const NODE_MIB = 640;

let found: string | undefined;
let isSearched = false;

function prlimit(): string | undefined {
  if (!isSearched && process.platform === "linux") found = PLACES.find(isProgram);
  isSearched = true;
  return found;
}

/** Whether native memory is limited here too, and not only what V8 holds. */
export function canLimitMemory(): boolean {
  return prlimit() !== undefined;
}

/** The same program, in the same process, with the limits; without a file of its memory when it crashes. */
export function limitProcess(
  command: CommandLine,
  { memoryMiB, diskMiB }: Pick<Grants, "memoryMiB" | "diskMiB">,
): CommandLine {
  const program = prlimit();
  if (program === undefined) return command;
  const memory = (NODE_MIB + memoryMiB) * 2 ** 20;
  // Node ignores the signal that comes with it, so writing on is an error of the tool (EFBIG).
  const length = diskMiB * 2 ** 20;
  const limits = [`--data=${memory}:${memory}`, `--fsize=${length}:${length}`, "--core=0:0"];
  return { ...command, program, args: [...limits, "--", command.program, ...command.args] };
}
