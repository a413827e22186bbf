/** The time limit of a call that a person is asked about. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { idleLimit } from "../../../src/mcp/connection/idle-limit.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("it stands still while a person is asked, and begins anew", () => {
  const idle = idleLimit(1000, new AbortController().signal);
  idle.asked(1);
  vi.advanceTimersByTime(5000);
  expect(idle.isOver).toBe(false);
  idle.asked(-1);
  vi.advanceTimersByTime(999);
  expect(idle.isOver).toBe(false);
  vi.advanceTimersByTime(1);
  expect(idle.isOver).toBe(true);
});

test("a question that ends after its call holds nothing up", () => {
  const idle = idleLimit(1000, new AbortController().signal);
  idle.asked(1);
  idle.close();
  idle.asked(-1);
  expect(vi.getTimerCount()).toBe(0);
});
