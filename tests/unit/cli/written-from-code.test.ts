/** Schemas and pages that are written from the code are as the code is. */
import { execa } from "execa";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../../..");

test.each(["write-schemas", "write-docs"])(
  "scripts/%s.ts finds nothing to write",
  async (script) => {
    const { exitCode, stdout } = await execa(
      process.execPath,
      [resolve(root, `scripts/${script}.ts`), "--check"],
      { cwd: root, reject: false },
    );
    expect(stdout).toBe("");
    expect(exitCode).toBe(0);
  },
);
