/** The memory that a worker process may use: everything that it allocates, native code included. Linux has it. */
import { isProgram } from "./is-program.ts";

export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
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

/** The same program, in the same process, with the limit; without a file of its memory when it crashes. */
export function limitMemory(command: CommandLine, memoryMiB: number): CommandLine {
  const program = prlimit();
  if (program === undefined) return command;
  const bytes = (NODE_MIB + memoryMiB) * 2 ** 20;
  const limits = [`--data=${bytes}:${bytes}`, "--core=0:0"];
  return { program, args: [...limits, "--", command.program, ...command.args] };
}
