/**
 * Writes the JSON Schemas in `schemas/` from the zod types, for editors and other programs.
 * With `--check` it writes nothing and fails when one of them is not what the types say.
 */
import { join } from "node:path";
import { z } from "zod";
import { planFileSchema } from "../src/compiler/kinds/index.ts";
import { frontMatterSchema, planSourceJsonSchema } from "../src/compiler/source/index.ts";
import { approvalSchema } from "../src/contract/approval.ts";
import { errorContextSchema } from "../src/contract/error-context.ts";
import { eventSchema } from "../src/contract/events-schema.ts";
import { lockSchema } from "../src/contract/lock.ts";
import { manifestSchema } from "../src/contract/manifest.ts";
import { patternSchema } from "../src/contract/pattern.ts";
import { runResultsSchema } from "../src/contract/run-results.ts";
import { configSchema } from "../src/workspace/index.ts";
import { writeOrCheck } from "./write-or-check.ts";

const schemas = {
  "orchc.config": { title: "orchc.config.yaml", type: configSchema },
  plan: { title: "generated/<name>/plan.json", type: planFileSchema },
  manifest: { title: "generated/<name>/manifest.json", type: manifestSchema },
  lock: { title: "generated/<name>/orchc.lock", type: lockSchema },
  approval: { title: "generated/<name>/approval.json", type: approvalSchema },
  pattern: { title: "A file of orchc patterns share", type: patternSchema },
  event: { title: "A line of --events and of orchc events", type: eventSchema },
  "task-results": { title: ".orchc/runs/<run>/run_results.json", type: runResultsSchema },
  "error-context": {
    title: ".orchc/bus/<run>/<task>/error-<attempt>.json",
    type: errorContextSchema,
  },
  query: { title: "The front matter of a query file", type: frontMatterSchema },
  "plan-source": { title: "*.plan.yaml and *.plan.json", json: planSourceJsonSchema() },
};

const folder = join(import.meta.dirname, "../schemas");
const files = Object.entries(schemas).map(([name, { title, ...written }]) => {
  const json = "json" in written ? written.json : z.toJSONSchema(written.type, { io: "input" });
  const { $schema, ...schema } = json;
  const file = join(folder, `${name}.schema.json`);
  return [file, `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`] as const;
});
writeOrCheck(new Map(files), "node scripts/write-schemas.ts");
