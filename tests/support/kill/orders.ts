/** What a host that is to be killed is told, and what it says when it was not. */
import type { FaultPoint } from "../../../src/runtime/fault-point.ts";

export type Who = "host" | "worker" | "both";

/** Where it is to happen: the n-th time that a process comes by a point. */
export interface Kill {
  readonly point: FaultPoint;
  /** 1 for the first. */
  readonly nth: number;
  readonly who: Who;
}

export interface HostOrder {
  readonly root: string;
  readonly folder: string;
  readonly run: string;
  readonly isNew: boolean;
  /** Tasks that a person wants done again. */
  readonly again: readonly string[];
  readonly kill?: Kill;
}

export interface HostReport {
  readonly status: string;
  readonly data?: unknown;
  /** Why it did not run. */
  readonly why?: string;
  /** How often it came by each point. */
  readonly passed: Readonly<Record<string, number>>;
  readonly killed: boolean;
}
