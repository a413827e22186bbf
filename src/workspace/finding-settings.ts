/** The `findings` section of the configuration: how many findings of a check are too many, and what happens then. */
import { z } from "zod";
import { findingCategories, severities } from "../contract/finding.ts";
import { thresholdSchema } from "../contract/threshold.ts";

const bySeverity = z
  .partialRecord(z.enum(severities), thresholdSchema)
  .describe("by severity: major, medium, minor");

export const thresholdsSchema = z
  .partialRecord(z.enum(["any", ...findingCategories]), bySeverity)
  .describe(
    "by category of findings: build, test, lint, types, security, custom, or any for all together",
  );
export type Thresholds = Readonly<z.infer<typeof thresholdsSchema>>;

export const findingsSchema = z
  .strictObject({ thresholds: thresholdsSchema.optional() })
  .prefault({})
  .describe("docs/verification.md; thresholds in place of those of the profile");
