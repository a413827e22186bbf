/** The manifest of a build: the lowered plan and the hashes of everything built. The only thing that `exec` reads. */
import { z } from "zod";
import { adaptedSchema } from "./adapted.ts";
import { checkedCriterionSchema } from "./criteria.ts";
import { durationSchema } from "./duration.ts";
import { canonicalJson, sha256 } from "./json.ts";
import { planFactsSchema } from "./facts.ts";
import { effects, permissionsSchema } from "./permissions.ts";
import {
  estimateSchema,
  needSchema,
  paramSchema,
  planNoteSchema,
  prioritySchema,
  planLimitsSchema,
  profileNameSchema,
  retrySchema,
  sourceSchema,
} from "./plan.ts";
import { regionSchema } from "./regions/index.ts";
import { argSchema } from "./values.ts";

/** A package that own modules of the workspace import. */
export const lockedPackageSchema = z.strictObject({
  /** The one that is installed. */
  version: z.string(),
  /** One hash over what the lock file says of it and of all that it depends on; absent where no lock file does. */
  integrity: z.string().optional(),
});
export type LockedPackage = Readonly<z.infer<typeof lockedPackageSchema>>;

/** A tool as a build fixed it. */
export const manifestToolSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** sha256 that stands for its code: of another tool's module a change leaves it as it is. */
  code: z.string(),
  effect: z.enum(effects),
  /** Whether a task of it may be done again when nobody knows whether it was done. */
  idempotent: z.boolean(),
  cacheable: z.boolean(),
  /** How long an output may stand in for another call: `90s`, `24h`. Default: the configuration's. */
  cacheTtl: durationSchema.optional(),
  /** Whether it may ask a model. Default: it may not. */
  model: z.literal(true).optional(),
  /** Whether its output is a verification, whose findings are kept. Default: it is none. */
  verifies: z.literal(true).optional(),
  /** Environment variables that it is given. */
  env: z.array(z.string()).optional(),
});

/** A task of the core: one tool call, with final needs and every limit filled in. */
export const coreTaskSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  agent: z.string(),
  tool: z.string(),
  args: z.record(z.string(), argSchema),
  /** Files and folders that its tool reads: what stands in them is a part of its identity. */
  reads: z.array(argSchema).optional(),
  needs: z.array(needSchema),
  priority: prioritySchema,
  internal: z.literal(true).optional(),
  estimate: estimateSchema,
  retry: retrySchema,
  timeoutMs: z.int().positive(),
  /** Its output fails it when it does not meet one of them. Text that only a person can judge is not here. */
  criteria: z.array(checkedCriterionSchema).min(1).optional(),
});
export type CoreTask = Readonly<z.infer<typeof coreTaskSchema>>;

/**
 * A path, host or command of a unit that is known only when it starts: the value of an argument
 * that holds a parameter, an earlier output, or an item of a loop. The host resolves it then; paths must lie in the workspace.
 */
export const dynamicGrantSchema = z.strictObject({
  kind: z.enum(["network", "read", "write", "commands"]),
  task: z.string(),
  arg: argSchema,
  /** Ids of the loops over whose items and numbers it goes, from the outside: it is granted for all of them together. */
  loops: z.array(z.string()).min(1).optional(),
});
export type DynamicGrant = z.infer<typeof dynamicGrantSchema>;

export const unitSchema = z.strictObject({
  id: z.string(),
  /** Relative to the build's folder. */
  file: z.string(),
  sha256: z.string(),
  /** Id of the piece of the core that its script runs: `tasksByUnit` gives the tasks in it. */
  region: z.string(),
  permissions: permissionsSchema,
  dynamic: z.array(dynamicGrantSchema),
});
export type Unit = Readonly<z.infer<typeof unitSchema>>;

export const analysisSchema = z.strictObject({
  /** Task ids along the longest chain by estimated seconds. */
  criticalPath: z.array(z.string()),
  secondsInParallel: z.number(),
  secondsInSequence: z.number(),
  usd: z.number(),
});

/** Of the manifest's form. 1, of orchc 0.1.0, had the tasks of units as flat lists. */
export const MANIFEST_VERSION = 2;

export const manifestSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(MANIFEST_VERSION),
  orchc: z.string(),
  name: z.string(),
  /** sha256 of the canonical plan. */
  plan: z.string(),
  /** sha256 of what `plan.json` says, in canonical JSON: a plan may leave defaults out. */
  planFile: z.string().optional(),
  /** The same of each plan that stands in it as a task, by name; absent where none does. */
  plans: z.record(z.string(), z.string()).optional(),
  source: sourceSchema,
  profile: profileNameSchema,
  limits: planLimitsSchema.optional(),
  params: z.record(z.string(), paramSchema),
  timeZone: z.string().optional(),
  notes: z.array(planNoteSchema).optional(),
  adapted: adaptedSchema.optional(),
  facts: z.array(planFactsSchema).optional(),
  analysis: analysisSchema,
  tools: z.array(manifestToolSchema),
  tasks: z.array(coreTaskSchema),
  /** How the tasks are run: a tree that has each of them once. */
  core: regionSchema,
  units: z.array(unitSchema),
  /** sha256 of every other file of the build, and of the workspace's own modules that it stands on. */
  files: z.record(z.string(), z.string()),
  packages: z.record(z.string(), lockedPackageSchema).optional(),
  /** sha256 of all the rest of the manifest, in canonical JSON: what a person approves. */
  digest: z.string(),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** The manifest with its digest, whatever stood there. */
export function withDigest(manifest: Omit<Manifest, "digest"> & { digest?: string }): Manifest {
  const { digest: _, ...rest } = manifest;
  return { ...rest, digest: sha256(canonicalJson(rest)) };
}
