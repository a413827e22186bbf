/** Times of whole processes: what a person waits for. */
import { spawnSync } from "node:child_process";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Run before each measurement, outside of it. */
  readonly before?: () => void;
}

/** Seconds, the median of `times` runs. Throws with what was printed when a run fails. */
export function measure({ program, args, cwd, before }: Command, times: number): number {
  const seconds = Array.from({ length: times }, () => {
    before?.();
    const start = performance.now();
    const { status, stderr, stdout, error } = spawnSync(program, args, {
      cwd,
      env: measuredEnvironment,
      encoding: "utf8",
    });
    const end = performance.now();
    if (status !== 0)
      throw new Error(`${program} ${args.join(" ")} failed: ${error?.message ?? stderr}${stdout}`);
    return (end - start) / 1000;
  });
  return median(seconds);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}

/** Variables that make every start of a Node process slower would measure the machine, not the program. */
export const measuredEnvironment = { ...process.env };
delete measuredEnvironment.NODE_EXTRA_CA_CERTS;
delete measuredEnvironment.NODE_OPTIONS;
