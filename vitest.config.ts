import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

const common = {
  // A limit for what hangs, not a measure: two processors may be shared by many compilers and children.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  setupFiles: "tests/support/property-seed.ts",
};

/** Those that look at what their own process does or leaves behind. */
const alone = [
  "tests/fault/**/*.test.ts",
  "tests/unit/compiler/planner/grammar/read/any-text.test.ts",
];

export default defineConfig({
  test: {
    // Tests mostly wait for processes that they have started, and some for time to pass.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "parts",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/{e2e,browser,docs}/**", ...alone],
          // To load the compiler and what it stands on takes longer than most of these files: once for many of them.
          isolate: false,
          ...common,
        },
      },
      {
        test: {
          name: "alone",
          include: alone,
          ...common,
        },
      },
      {
        test: {
          name: "whole",
          include: ["tests/{e2e,browser,docs}/**/*.test.ts"],
          globalSetup: "tests/support/build-once.ts",
          ...common,
        },
      },
    ],
  },
});
