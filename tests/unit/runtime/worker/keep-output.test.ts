import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Misfit } from "../../../../src/runtime/worker/failure.ts";
import { keepOutput } from "../../../../src/runtime/worker/keep-output.ts";
import { stagingIn } from "../../../../src/runtime/worker/staging.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const limits = { inlineBytes: 1000, outputBytes: 200_000 };

test("a small output is a copy, and a large one a file", async () => {
  await using folder = await tempFolder();
  const staging = stagingIn(folder.path);
  const small = { list: [1, 2] };
  const kept = await keepOutput(small, staging, limits);
  expect(kept).toEqual({ inline: small });
  expect("inline" in kept && kept.inline).not.toBe(small);
  const large = { text: "é".repeat(1000), list: Array.from({ length: 5000 }, (_, i) => ({ i })) };
  const file = await keepOutput(large, staging, limits);
  expect(await readFile(folder.at("staged" in file ? file.staged : ""), "utf8")).toBe(
    JSON.stringify(large),
  );
});

test.each([
  ["as its value says", { text: "x".repeat(300_000) }, 300_011],
  ["as only its text says", { text: "\n".repeat(150_000) }, 300_011],
  ["in bytes, not in characters", { text: "é".repeat(150_000) }, 300_011],
])(
  "one that is too long %s is refused with its size, and leaves nothing",
  async (_, output, bytes) => {
    await using folder = await tempFolder();
    const error = await keepOutput(output, stagingIn(folder.path), limits).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Misfit);
    expect((error as Misfit).failure).toEqual({ why: "too-large", bytes });
    expect(await readdir(folder.path)).toEqual([]);
  },
);
