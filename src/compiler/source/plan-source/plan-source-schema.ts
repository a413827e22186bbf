/** What a person writes into a `*.plan.yaml`: a plan without what can be filled in. */
import { z } from "zod";
import { planFileSchema } from "../../kinds/index.ts";
import { declaredParamsSchema } from "../declared-params.ts";
import { withoutImplied } from "./fill-in.ts";

const {
  $schema,
  version,
  name,
  params: _typedParams,
  source,
  tasks,
  profile,
  ...others
} = planFileSchema.shape;

/**
 * Tasks are checked with what is implied filled in (`fill-in.ts`). A plan that was made of a query may keep its
 * `source`, which then says what was asked for.
 */
export const planSourceSchema = z
  .strictObject({
    $schema,
    version: version.default(1),
    name: name
      .exactOptional()
      .describe("of the plan and its folder; default: the name of the file"),
    description: z
      .string()
      .trim()
      .min(1)
      .exactOptional()
      .describe("what the plan is for, where an answer says what was asked; default: its name"),
    params: declaredParamsSchema
      .default({})
      .describe("a default value, or type, description and default"),
    profile: profile
      .unwrap()
      .exactOptional()
      .describe("docs/profiles.md; default: that of the configuration"),
    ...others,
    source: source
      .exactOptional()
      .describe("of a plan that was made of a query and is kept by hand"),
    tasks,
  })
  .refine((plan) => plan.description === undefined || plan.source === undefined, {
    path: ["description"],
    error: "left out: source.query says what the plan is for",
  });

/** Written to `schemas/plan-source.schema.json`, for editors: in a task, what is implied may be left out. */
export function planSourceJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(planSourceSchema, {
    io: "input",
    override: ({ jsonSchema }) => withoutImplied(jsonSchema),
  });
}
