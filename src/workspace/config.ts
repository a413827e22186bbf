/** `orchc.config.yaml`: every key, its meaning and its default. */
import { z } from "zod";
import { adaptSchema } from "./adapt-settings.ts";
import { limitsSchema } from "./limit-settings.ts";
import { mcpServersSchema } from "./mcp-settings.ts";
import { checkRoles, modelSchema, modelsSchema } from "./model-settings.ts";
import { pathsSchema } from "./path-settings.ts";
import { planningSchema } from "./planning-settings.ts";
import { networkSchema } from "./network-settings.ts";
import { profilesSchema } from "./profile-settings.ts";
import { secretsSchema } from "./secret-settings.ts";
import { durationSchema } from "../contract/duration.ts";
import { optimisationNames } from "../contract/optimisations.ts";
import { defaultProfile, profileNameSchema, timeZoneSchema } from "../contract/plan.ts";
import { defaultStrictness, strictnessSchema } from "../contract/strictness.ts";

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
    paths: pathsSchema,
    limits: limitsSchema,
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
