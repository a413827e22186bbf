import { defineConfig } from "vitest/config";

const common = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
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
