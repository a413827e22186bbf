import { defineConfig } from "vitest/config";

const common = {
  // A limit for what hangs, not a measure: two processors may be shared by many compilers and children.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  setupFiles: "tests/support/property-seed.ts",
};

export default defineConfig({
  test: {
    // Tests mostly wait for processes that they have started.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "parts",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/{e2e,browser,docs}/**"],
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
