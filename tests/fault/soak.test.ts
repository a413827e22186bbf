/** Many tasks of all kinds in several runs leave nothing behind. `npm run bench:soak` does the same with thousands. */
import { platform } from "node:process";
import { afterEach, expect, test } from "vitest";
import { expectNothingLeft } from "../support/leftovers.ts";
import { soak } from "../support/soak/soak.ts";

afterEach(expectNothingLeft);

test.skipIf(platform !== "linux")(
  "tasks that fail, hang, crash, print and write, in runs of which one is cancelled, leave nothing behind",
  async () => {
    const { statuses, cancelled, problems } = await soak({ tasks: 200, tasksPerRun: 50, seed: 3 });
    expect(problems).toEqual([]);
    expect(cancelled).toBe(1);
    expect(statuses).toMatchObject({
      success: expect.any(Number),
      failed: expect.any(Number),
      cancelled: expect.any(Number),
    });
  },
);
