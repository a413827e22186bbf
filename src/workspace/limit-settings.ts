/** How much a plan, a run, a script and a file may be: the `limits` section of the configuration. */
import { z } from "zod";
import { budgetSchema } from "../contract/budget.ts";
import { effectLimits } from "./effect-settings.ts";

/** Characters of the longest text that V8 has: of more JSON no task that needs it could be started. */
const LONGEST_TEXT = 2 ** 29 - 24;

export const limitsSchema = z
  .strictObject({
    maxTasks: z.int().positive().default(200).describe("tasks in a plan"),
    planDepth: z
      .int()
      .min(1)
      .max(32)
      .default(8)
      .describe("how many tasks a task of a plan may stand within"),
    queryBytes: z.int().positive().default(65_536).describe("a longer query is refused"),
    maxParallel: z.int().positive().optional().describe("units side by side; default: cores"),
    fallbackToSequential: z
      .boolean()
      .default(true)
      .describe(
        "one task at a time from then on, when the system has no room to run several side by side",
      ),
    unitsPerProcess: z
      .int()
      .positive()
      .optional()
      .describe("units that a process runs before it is replaced; default: no limit"),
    taskTimeoutMs: z
      .int()
      .positive()
      .optional()
      .describe(
        "one try at a task that names none; default: 30 s, or ten times its estimate if longer",
      ),
    retries: z
      .int()
      .min(0)
      .max(20)
      .default(1)
      .describe("tries after the first, for errors that may pass"),
    retriesPerRun: z
      .int()
      .min(0)
      .optional()
      .describe("those of all tasks of a run together; default: no limit of their own"),
    runTimeoutMs: z
      .int()
      .positive()
      .optional()
      .describe("a run that takes longer ends as failed; default: no limit"),
    budget: budgetSchema.describe("docs/budgets.md; --budget"),
    lookMs: z
      .int()
      .positive()
      .default(120_000)
      .describe(
        "how long planning waits for an agent that looks at a file before it goes on without",
      ),
    waitMs: z
      .int()
      .positive()
      .default(60_000)
      .describe("how long a script that runs alone waits for its inputs"),
    inlineBytes: z.int().positive().default(65_536).describe("a larger output goes to the bus"),
    outputBytes: z
      .int()
      .positive()
      .max(LONGEST_TEXT)
      .default(268_435_456)
      .describe(
        "a larger output, as JSON text, fails its task: a tool returns a file instead; at most 536,870,888, which is as much as a script can read",
      ),
    logBytes: z
      .int()
      .min(4096)
      .default(1_048_576)
      .describe("a file with what a task logs; a task has two, of which the older gives way"),
    memoryMiB: z
      .int()
      .min(64)
      .default(2048)
      .describe("memory of a script's process whose tools name none; Linux only"),
    diskMiB: z
      .int()
      .positive()
      .default(4096)
      .describe(
        "what a script may write to the disk: each file, and all that its folder, its paths and its files on the bus grow by",
      ),
    ...effectLimits,
  })
  .prefault({});
