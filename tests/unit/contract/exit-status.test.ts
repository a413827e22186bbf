import { expect, test } from "vitest";
import { statusOf } from "../../../src/contract/exit-status.ts";
import type { Diagnostic } from "../../../src/contract/diagnostics/index.ts";

const found = (code: string, severity: Diagnostic["severity"] = "error"): Diagnostic => ({
  code,
  severity,
  message: "",
  places: [],
});

test.each([
  ["ORC1003", 2],
  ["ORC1024", 1],
  ["ORC2004", 2],
  ["ORC3001", 2],
  ["ORC3003", 4],
  ["ORC4001", 1],
  ["ORC4002", 2],
  ["ORC4003", 2],
  ["ORC4004", 2],
  ["ORC4005", 1],
  ["ORC4006", 2],
  ["ORC4007", 2],
  ["ORC4008", 2],
  ["ORC4101", 2],
  ["ORC4103", 4],
  ["ORC4104", 4],
  ["ORC4201", 2],
  ["ORC4301", 1],
  ["ORC5001", 1],
  ["ORC6001", 2],
  ["ORC7001", 2],
])("%s ends with %d", (code, status) => {
  expect(statusOf([found(code)])).toBe(status);
});

test("the first error decides; warnings and notes do not", () => {
  expect(statusOf([])).toBe(0);
  expect(statusOf([found("ORC4301", "warning"), found("ORC1003", "note")])).toBe(0);
  expect(statusOf([found("ORC4301", "warning"), found("ORC3003"), found("ORC1003")])).toBe(4);
});
