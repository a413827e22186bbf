import { defineConfig } from "vitest/config";

const limits = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "parts",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**"],
          ...limits,
        },
      },
      {
        test: {
          name: "whole",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/support/build-once.ts",
          ...limits,
        },
      },
    ],
  },
});
