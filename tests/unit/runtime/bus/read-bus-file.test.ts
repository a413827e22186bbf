import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { locateBusFile, readBusFile } from "../../../../src/runtime/bus/read-bus-file.ts";

async function busWith(content: string) {
  const bus = await mkdtemp(join(tmpdir(), "orchc-bus-"));
  onTestFinished(() => rm(bus, { recursive: true }));
  await writeFile(join(bus, "a.csv"), content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const file = { file: "a.csv", sha256, bytes: content.length, mediaType: "text/csv" };
  return { bus, file };
}

test("a file of the bus is found by its path and by its bytes", async () => {
  const { bus, file } = await busWith("n\n1\n");
  expect(await locateBusFile(bus, file)).toBe(join(bus, "a.csv"));
  expect(Buffer.from(await readBusFile(bus, file)).toString()).toBe("n\n1\n");
});

test.each([locateBusFile, readBusFile])(
  "%o refuses a file that has changed, is missing, or lies elsewhere",
  async (get) => {
    const { bus, file } = await busWith("n\n1\n");
    await expect(get(bus, { ...file, file: "b.csv" })).rejects.toThrow("b.csv is not on the bus");
    await expect(get(bus, { ...file, file: "../a.csv" })).rejects.toThrow(
      "does not lie on the bus",
    );
    await writeFile(join(bus, "a.csv"), "n\n2\n");
    await expect(get(bus, file)).rejects.toThrow("has changed");
  },
);
