/** Profiles: how much a plan dares, spends and tries. Those that every workspace has, and a part of the configuration. */
import { z } from "zod";
import {
  builtInProfiles,
  planBudgetSchema,
  priorities,
  profileNameSchema,
} from "../contract/plan.ts";
import { thresholdsSchema } from "./finding-settings.ts";
import { strictnessSchema } from "../contract/strictness.ts";

export const profileSchema = z.strictObject({
  maxParallel: z.int().positive().exactOptional().describe("units side by side"),
  retries: z
    .int()
    .min(0)
    .max(20)
    .exactOptional()
    .describe("tries after the first, for errors that may pass"),
  optional: z
    .enum(["all", "none", ...priorities])
    .exactOptional()
    .describe(
      "which optional tasks are in: all (default), none, or those of this priority and above",
    ),
  strictness: strictnessSchema.exactOptional(),
  timeoutMs: z.int().positive().exactOptional().describe("a run that takes longer ends as failed"),
  budget: planBudgetSchema.exactOptional().describe("what a run may spend"),
  thresholds: thresholdsSchema
    .exactOptional()
    .describe("how many findings of a check are too many; docs/verification.md"),
});
export type Profile = Readonly<z.infer<typeof profileSchema>>;

export const profilesSchema = z
  .record(profileNameSchema, profileSchema)
  .default({})
  .describe("docs/profiles.md: further profiles, and other settings of the three that are there");

/**
 * The middle one says next to nothing, so that the rest of the configuration holds. The careful one tries more often and spends
 * little; the fast one leaves out what can be left out.
 */
const builtIn: Readonly<Record<(typeof builtInProfiles)[number], Profile>> = {
  conservative: {
    maxParallel: 2,
    retries: 3,
    optional: "all",
    strictness: "strict",
    budget: { usd: 1 },
    thresholds: {
      any: { major: { max: 0, then: "abort" }, medium: { max: 0, then: "warn" } },
    },
  },
  balanced: { thresholds: { any: { major: { max: 0, then: "warn" } } } },
  aggressive: { maxParallel: 32, retries: 0, optional: "none", strictness: "lenient" },
};

/** A profile by its name: what the configuration says of it, then what it is by itself. */
export function profileOf(
  name: string,
  configured: Readonly<Record<string, Profile>>,
): Profile | undefined {
  const own = Object.hasOwn(configured, name) ? configured[name] : undefined;
  const given = Object.hasOwn(builtIn, name) ? builtIn[name as keyof typeof builtIn] : undefined;
  return own === undefined ? given : { ...given, ...own };
}

/** Names of all that there are. */
export function profileNames(configured: Readonly<Record<string, Profile>>): string[] {
  return [...new Set([...builtInProfiles, ...Object.keys(configured)])];
}
