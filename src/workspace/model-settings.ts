/** The `model` and `models` sections of the configuration: the base, and what roles have instead. */
import { z } from "zod";
import { nearestName } from "../contract/nearest.ts";

const price = z.number().min(0);

/** A timer of Node that is set for longer goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Every field, without its default: what a role leaves out is the base's. */
const fields = {
  provider: z
    .string()
    .regex(/^openai$|\.[cm]?[jt]s$/, "openai, or a module such as ./providers/mine.ts")
    .describe("the protocol: openai, or a module of one's own such as ./providers/mine.ts"),
  baseUrl: z.url().describe("an OpenAI-compatible endpoint, e.g. http://127.0.0.1:11434/v1"),
  name: z.string().min(1).describe("as the endpoint calls it, e.g. llama3.2"),
  apiKeyEnv: z
    .string()
    .describe("the environment variable that holds the key; the key itself stands nowhere"),
  temperature: z.number().min(0).max(2).describe("where the endpoint takes one"),
  maxOutputTokens: z.int().positive().describe("of one reply"),
  contextTokens: z
    .int()
    .positive()
    .optional()
    .describe("prompt and reply together; default: what the endpoint says, else unlimited"),
  concurrency: z.int().positive().describe("requests to the endpoint at a time"),
  timeoutMs: z
    .int()
    .positive()
    .max(LONGEST_TIMER_MS)
    .describe("one request, until the last byte of its reply"),
  silenceMs: z
    .int()
    .positive()
    .max(LONGEST_TIMER_MS)
    .describe("between two parts of a reply that has begun"),
  usdPerMillionInput: price.describe("price of a million tokens sent"),
  usdPerMillionCachedInput: price
    .optional()
    .describe(
      "price of a million tokens that the endpoint had cached; default: usdPerMillionInput",
    ),
  usdPerMillionOutput: price.describe("price of a million tokens received"),
  cache: z
    .boolean()
    .describe("whether a request that was answered before is answered from .orchc/cache/models"),
  recordings: z
    .strictObject({
      folder: z.string().describe("where replies are kept, relative to the workspace"),
      mode: z.enum(["record", "replay"]).describe("replay asks no endpoint"),
    })
    .optional(),
};

export const modelSchema = z.strictObject({
  ...fields,
  provider: fields.provider.default("openai"),
  apiKeyEnv: fields.apiKeyEnv.default("OPENAI_API_KEY"),
  temperature: fields.temperature.default(0),
  maxOutputTokens: fields.maxOutputTokens.default(4096),
  concurrency: fields.concurrency.default(4),
  timeoutMs: fields.timeoutMs.default(120_000),
  silenceMs: fields.silenceMs.default(60_000),
  cache: fields.cache.default(false),
  usdPerMillionInput: fields.usdPerMillionInput.default(0),
  usdPerMillionOutput: fields.usdPerMillionOutput.default(0),
});
export type ModelConfig = z.infer<typeof modelSchema>;

const roleSchema = z.strictObject(fields).partial();

export const modelsSchema = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/), roleSchema)
  .default({})
  .describe(
    "settings of a model, by its role (planner, answer, agent, embedding) or a name that you choose; each overrides that setting of model (docs/models.md)",
  );

interface ModelSettings {
  readonly model?: ModelConfig | undefined;
  readonly models: z.infer<typeof modelsSchema>;
}

/** What is known of one model at one endpoint is not told of another one. */
const OF_THE_MODEL = [
  "contextTokens",
  "usdPerMillionInput",
  "usdPerMillionCachedInput",
  "usdPerMillionOutput",
] as const;

/** A key belongs to the endpoint that it was made for: it is sent to no other one unasked. */
const OF_THE_ENDPOINT = ["provider", "apiKeyEnv"] as const;

/**
 * The model of a role: `planner`, `answer`, `agent`, or a name under `models`. What `models` says of it counts, then
 * what `model` says, then the defaults. Prices and context are inherited by the same model only, provider and key by
 * the same endpoint only. `undefined` when neither section names a model.
 */
export function modelConfig(
  { model, models }: ModelSettings,
  role: string,
): ModelConfig | undefined {
  const own = Object.hasOwn(models, role) ? models[role] : undefined;
  if (own === undefined) return model;
  const base: Partial<ModelConfig> = { ...model };
  const moved = own.baseUrl !== undefined && own.baseUrl !== model?.baseUrl;
  const other = moved || (own.name !== undefined && own.name !== model?.name);
  if (other) for (const key of OF_THE_MODEL) delete base[key];
  if (moved) for (const key of OF_THE_ENDPOINT) delete base[key];
  return modelSchema.parse({ ...base, ...own });
}

/** Those that orchc itself asks for. */
const ROLES = ["planner", "answer", "agent", "embedding"];

/**
 * Without a base, a role has to say by itself where its model is; and a name of one's own that is nearly a role is
 * rather that role, misspelt: its settings would count nowhere.
 */
export function checkRoles({
  value: { model, models },
  issues,
}: z.core.ParsePayload<ModelSettings>): void {
  for (const role of Object.keys(models)) {
    const meant = ROLES.includes(role) ? undefined : nearestName(role, ROLES);
    if (meant === undefined) continue;
    const message = `called ${meant}, or something that nobody takes for it`;
    issues.push({ code: "custom", path: ["models", role], message, input: role });
  }
  if (model !== undefined) return;
  for (const [role, own] of Object.entries(models)) {
    for (const key of ["baseUrl", "name"] as const) {
      if (own[key] !== undefined) continue;
      const message = `given, since no model is configured whose ${key} it could have`;
      issues.push({ code: "custom", path: ["models", role, key], message, input: own });
    }
  }
}
