/** The work that is compared. */
import { availableParallelism } from "node:os";
import type { Shape } from "../workspace.ts";

export type Figure = "seconds" | "processorSeconds";

export interface Case {
  readonly what: string;
  readonly shape: Shape;
  readonly jobs: number;
  readonly figure: Figure;
  /** Who does it too. A process a task, as make has it, would take minutes where there are thousands. */
  readonly beside: "all" | "libraries" | "none";
  /** The case whose figure this one is divided by. */
  readonly over?: string;
}

const cores = availableParallelism();

function layered(name: string, layers: number, width: number, reads: number, waitMs = 0): Shape {
  return { name, layers, width, reads, waitMs };
}

const timed = { jobs: cores, figure: "seconds", beside: "all" } as const;

/** The libraries begin all tasks of a layer at once, so orchc may have many at a time too. */
const manyAtOnce = { ...timed, jobs: 20 } as const;

export const cases: readonly Case[] = [
  {
    ...manyAtOnce,
    what: "200 no-op tasks in 10 layers of 20",
    shape: layered("layers", 10, 20, 2),
  },
  { ...timed, what: "a chain of 100 no-op tasks", shape: layered("chain", 100, 1, 1) },
  {
    ...timed,
    what: "5 layers of 10 tasks that wait 100 ms, 10 at once",
    shape: layered("waits", 5, 10, 2, 100),
    jobs: 10,
  },
  {
    ...manyAtOnce,
    what: "1,000 no-op tasks in 10 layers",
    shape: layered("thousand", 10, 100, 2),
    beside: "libraries",
  },
  {
    ...manyAtOnce,
    what: "4,000 no-op tasks in 10 layers",
    shape: layered("four", 10, 400, 2),
    beside: "libraries",
  },
  { ...timed, what: "one task", shape: layered("one", 1, 1, 0) },
  {
    ...timed,
    what: "one task, processor time",
    shape: layered("one", 1, 1, 0),
    figure: "processorSeconds",
  },
  {
    ...manyAtOnce,
    what: "1,000 tasks in one layer, without edges",
    shape: layered("flat", 1, 1000, 0),
    beside: "none",
  },
  {
    ...manyAtOnce,
    what: "1,000 tasks in 10 layers that read 100 outputs each",
    shape: layered("edges", 10, 100, 100),
    beside: "none",
    over: "flat",
  },
];
