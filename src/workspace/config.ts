/** `orchc.config.yaml`: every key, its meaning and its default. */
import { z } from "zod";
import { adaptSchema } from "./adapt-settings.ts";
import { checksSchema } from "./check-settings.ts";
import { effectLimits } from "./effect-settings.ts";
import { findingsSchema } from "./finding-settings.ts";
import { mcpServersSchema } from "./mcp-settings.ts";
import { checkRoles, modelSchema, modelsSchema } from "./model-settings.ts";
import { planningSchema } from "./planning-settings.ts";
import { networkSchema } from "./network-settings.ts";
import { profilesSchema } from "./profile-settings.ts";
import { secretsSchema } from "./secret-settings.ts";
import { budgetSchema } from "../contract/budget.ts";
import { durationSchema } from "../contract/duration.ts";
import { optimisationNames } from "../contract/optimisations.ts";
import { defaultProfile, profileNameSchema, timeZoneSchema } from "../contract/plan.ts";
import { defaultStrictness, strictnessSchema } from "../contract/strictness.ts";

/** Characters of the longest text that V8 has: of more JSON no task that needs it could be started. */
const LONGEST_TEXT = 2 ** 29 - 24;

const folder = (fallback: string, what: string) => z.string().default(fallback).describe(what);

export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    planner: z
      .enum(["grammar", "model", "both"])
      .default("grammar")
      .describe(
        "who plans: the built-in grammar, which needs no model, the configured model, or both, of whose plans the better one is taken",
      ),
    planning: planningSchema,
    profile: profileNameSchema
      .default(defaultProfile)
      .describe(
        "of plans that name none: parallelism, retries, optional tasks, strictness, budget",
      ),
    profiles: profilesSchema,
    strictness: strictnessSchema
      .default(defaultStrictness)
      .describe("which findings in plans are errors, where neither plan nor profile says it"),
    paths: z
      .strictObject({
        generated: folder("generated", "builds: meant to be committed"),
        queries: folder("queries", "query files and plan files"),
        templates: folder(
          "templates",
          "saved plans with parameters, which orchc template keeps: meant to be committed",
        ),
        agents: folder("agents", "this workspace's own agents"),
        mcp: folder("mcp", "what MCP servers list, a folder a server: meant to be committed"),
        recordings: folder(
          "recordings",
          "recorded runs, which orchc test repeats: meant to be committed",
        ),
        state: folder(".orchc", "database, bus, reports: not meant to be committed"),
        database: z
          .string()
          .optional()
          .describe("default: orchestrator_results.db in the state folder"),
      })
      .prefault({})
      .describe("relative to the workspace"),
    limits: z
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
      .prefault({}),
    cache: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe(
            "whether tasks may have their outputs from earlier runs; --cache and --no-cache",
          ),
        ttl: durationSchema
          .default("24h")
          .describe(
            "how old such an output may be, where its tool does not say: 90s, 15m, 24h, 7d",
          ),
      })
      .prefault({})
      .describe("docs/cache.md"),
    adapt: adaptSchema,
    learn: z
      .boolean()
      .default(true)
      .describe(
        "whether planning looks at plans that have run: names the likest, and shows models their structure (docs/patterns.md)",
      ),
    optimise: z
      .strictObject({
        without: z
          .array(z.enum(optimisationNames))
          .default([])
          .describe("passes of the optimiser that are left out; --without"),
        written: z
          .boolean()
          .default(false)
          .describe(
            "whether it works on plans that people write too: else nothing in them is moved, merged or removed",
          ),
      })
      .prefault({})
      .describe("docs/passes/README.md"),
    approved: z
      .record(
        z.string().describe("the name of a build"),
        z.string().describe("`digest` in its manifest.json"),
      )
      .optional()
      .describe("when set, only these builds run, each only as it was approved"),
    approval: z
      .enum(["optional", "required"])
      .default("optional")
      .describe(
        "required: only builds run that somebody approved as they are (orchc approve; docs/approval.md)",
      ),
    sandbox: z
      .enum(["default", "strict"])
      .default("default")
      .describe(
        "what confines scripts: Node's permission model, or that and bubblewrap around each process, without which `strict` runs nothing",
      ),
    isolation: z
      .enum(["shared", "fresh"])
      .default("shared")
      .describe(
        "`fresh` is a process for each unit, which ends with it; else units with the same permissions share one",
      ),
    write: z
      .array(z.string().min(1))
      .default(["out"])
      .describe(
        "folders and files that tools may write, links followed; never what orchc or a tool loads, runs or keeps",
      ),
    shell: z
      .strictObject({
        commands: z
          .array(z.string())
          .default([])
          .describe("programs that the shell agent may start"),
      })
      .prefault({}),
    checks: checksSchema,
    findings: findingsSchema,
    timeZone: timeZoneSchema
      .optional()
      .describe("where the days of relative times (yesterday, last week) begin; default: UTC"),
    reading: z
      .record(
        z
          .string()
          .describe("which files: a path in the workspace, or a pattern such as data/*.csv"),
        z.record(z.string(), z.unknown()),
      )
      .default({})
      .describe(
        "how data files are read, by path or pattern: decimal sign, header line and whatever else the tools that read them take as `reading`; written into plans",
      ),
    network: networkSchema,
    secrets: secretsSchema,
    mcpServers: mcpServersSchema,
    model: modelSchema.optional(),
    models: modelsSchema,
    answer: z
      .strictObject({
        phrase: z.enum(["rules", "model"]).default("rules").describe("who words the answer"),
        validate: z
          .boolean()
          .default(true)
          .describe("whether the answer is checked against the data"),
        judge: z
          .boolean()
          .default(true)
          .describe("whether a model that words the answer also judges whether it is complete"),
      })
      .prefault({}),
    mcp: z
      .strictObject({
        allowDecisions: z
          .boolean()
          .default(false)
          .describe("whether orchc mcp lets a coding assistant decide gates on somebody's behalf"),
      })
      .prefault({})
      .describe("orchc as an MCP server; docs/mcp-server.md"),
  })
  .check(checkRoles);

export type Config = z.infer<typeof configSchema>;
