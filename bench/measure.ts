/** Times of whole processes: what a person waits for. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

export interface Cost {
  readonly wall: number;
  /** Of the process and all that it started. */
  readonly processor: number;
  /** Of the largest process, in MiB. */
  readonly memory: number;
}

/** GNU time tells of a whole tree of processes, and how large its largest got. */
export function cost(program: string, args: readonly string[], cwd: string): Cost {
  const report = join(tmpdir(), `orchc-cost-${process.pid}.txt`);
  const format = ["-f", "%e %U %S %M", "-o", report];
  try {
    execFileSync("/usr/bin/time", [...format, program, ...args], {
      cwd,
      env: measuredEnvironment,
      stdio: "ignore",
    });
    const [wall = 0, user = 0, system = 0, kib = 0] = readFileSync(report, "utf8")
      .trim()
      .split(" ")
      .map(Number);
    return { wall, processor: user + system, memory: kib / 1024 };
  } finally {
    rmSync(report, { force: true });
  }
}

export function middle(costs: readonly Cost[]): Cost {
  const of = (key: keyof Cost): number => median(costs.map((one) => one[key]));
  return { wall: of("wall"), processor: of("processor"), memory: of("memory") };
}
