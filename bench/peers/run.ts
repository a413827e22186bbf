/** Whole processes from start to exit, by turns, with the processor time of each one's tree. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { measuredEnvironment, median } from "../measure.ts";

export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Instead of what measurements have. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface Figures {
  readonly seconds: number;
  /** User and system, of the process and the children that it waited for; not known outside of Linux. */
  readonly processorSeconds?: number;
}

/** What takes longer than this is ended, and its figure is "longer than". */
export const mostSeconds = 90;

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => stop.abort(new Error(`ended by ${signal}`)));

/** Runs one to its end and returns what it printed. @throws with that when it fails. */
export async function runToEnd({ program, args, cwd, env }: Program): Promise<string> {
  stop.signal.throwIfAborted();
  const child = spawn(program, args, {
    cwd,
    env: env ?? measuredEnvironment,
    stdio: ["ignore", "pipe", "pipe"],
    signal: stop.signal,
    timeout: mostSeconds * 1000,
  });
  const [stdout, stderr, [status, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (status === 0) return stdout;
  const how = status === null ? `ended by ${signal}` : `exited with ${status}`;
  throw new Error(`${program} ${args.join(" ")} ${how}: ${stderr}${stdout}`);
}

async function runMeasured(program: Program): Promise<Figures> {
  const before = processorSecondsOfChildren();
  const start = performance.now();
  await runToEnd(program);
  const seconds = (performance.now() - start) / 1000;
  const after = processorSecondsOfChildren();
  if (before === undefined || after === undefined) return { seconds };
  return { seconds, processorSeconds: after - before };
}

export interface Turn {
  readonly program: Program;
  /** Run before each measurement, outside of it. */
  readonly before: () => void;
  /** Run after each one, outside of it. @throws when the work was not done. */
  readonly check: () => Promise<void>;
}

/**
 * Medians of `times` rounds. Each round runs all, so that a machine that others use is as busy for one as for
 * the other. Undefined: one that took longer than `mostSeconds`, which is not started again.
 */
export async function measureByTurns(
  turns: readonly Turn[],
  times: number,
): Promise<(Figures | undefined)[]> {
  const measured = turns.map((): Figures[] => []);
  const tooLong = new Set<number>();
  for (let round = 0; round < times; round++) {
    for (const [index, { program, before, check }] of turns.entries()) {
      if (tooLong.has(index)) continue;
      before();
      const start = performance.now();
      try {
        measured[index]?.push(await runMeasured(program));
      } catch (error) {
        stop.signal.throwIfAborted();
        if ((performance.now() - start) / 1000 < mostSeconds) throw error;
        tooLong.add(index);
        continue;
      }
      await check();
    }
  }
  return measured.map((figures, index) => (tooLong.has(index) ? undefined : medians(figures)));
}

function medians(figures: readonly Figures[]): Figures {
  const processor = figures.flatMap(({ processorSeconds }) => processorSeconds ?? []);
  return {
    seconds: median(figures.map(({ seconds }) => seconds)),
    ...(processor.length > 0 && { processorSeconds: median(processor) }),
  };
}

/**
 * The kernel adds a child's times, and those of the children it has waited for, to its parent's when it is
 * waited for (`proc(5)`: fields 16 and 17 of `stat`, in ticks of 1/100 s; field 2 may hold blanks).
 */
function processorSecondsOfChildren(): number | undefined {
  if (!existsSync("/proc/self/stat")) return undefined;
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
