import { expect } from "vitest";
import type { Ended } from "./built-cli.ts";

/** What a stack trace looks like, and what only we would know. */
const INSIDES = /^\s+at .+ \(.+:\d+:\d+\)$|^\s+at (?:async )?file:|node:internal|dist\/\S+\.js/m;

export interface Refusal {
  readonly status: number;
  /** Of the first error. */
  readonly code: string;
  /** What is wrong, where, and what to do: all of it must be said. */
  readonly says: readonly string[];
}

/** A person learns what is wrong, where and what to do, and nothing of our insides. */
export function expectRefusal({ status, stderr }: Ended, expected: Refusal): void {
  expect({ status, code: /^error (ORC\d+)/m.exec(stderr)?.[1], stderr }).toMatchObject({
    status: expected.status,
    code: expected.code,
  });
  for (const fact of [...expected.says, "help:", `orchc explain ${expected.code}`])
    expect(stderr).toContain(fact);
  expect(stderr).not.toMatch(INSIDES);
}

/** Ends with 0, or the test fails with what was said. */
export function expectDone({ status, stdout, stderr }: Ended): void {
  expect(status === 0 ? 0 : `status ${status}\n${stdout}\n${stderr}`).toBe(0);
}
