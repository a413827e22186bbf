/**
 * What an agent and a tool have to be. The authoring API types them, but Node strips types without reading
 * them, and a workspace may be written in JavaScript: so they are checked when they are loaded.
 */
import { z } from "zod";
import { durationSchema } from "../contract/duration.ts";
import { effects } from "../contract/permissions.ts";
import { isTool, type Agent, type Tool } from "./define.ts";

const text = (wanted = "has to be text that is not empty") => z.string(wanted).min(1, wanted);
const amount = (wanted: string) => z.number(wanted).min(0, wanted);
const callable = z.custom<unknown>((value) => typeof value === "function", "has to be a function");
const flag = z.boolean("has to be true or false").optional();

const agentName = text().regex(
  /^[A-Za-z][A-Za-z0-9_-]*$/,
  "has to be letters, digits, - and _, beginning with a letter",
);
/** Scripts import a tool by its name. */
const toolName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

const agentSchema = z.looseObject({
  name: agentName,
  card: text("has to be one line of text: it is what planners choose the agent by"),
  tools: z.record(
    z.string().regex(toolName, "is not a name to import by"),
    callable,
    "has to be a group of lazy imports, one a tool",
  ),
  facts: callable.optional(),
});

/** Of any copy of zod 4, its small variant included. */
const objectSchema = z.custom<z.ZodObject>(
  (value) => (value as Partial<z.ZodObject> | undefined)?._zod?.def.type === "object",
  "has to be a z.object of zod 4",
);

const grants = z
  .array(
    z.union([z.string(), z.strictObject({ arg: z.string() })], 'has to be text or { arg: "name" }'),
    "has to be a list",
  )
  .optional();

/** Of an output: all of it, or fields. */
const marks = z
  .union(
    [z.boolean(), z.array(z.string())],
    "has to be true, false, or a list of fields of the output",
  )
  .optional();

const toolSchema = z.looseObject({
  name: text(),
  description: text("has to be a sentence: it is what planners choose the tool by"),
  version: text('has to be text, for example "1.0.0"'),
  input: objectSchema,
  output: objectSchema,
  permissions: z
    .strictObject({
      network: grants,
      read: grants,
      write: grants,
      commands: grants,
      env: z.array(z.string(), "has to be a list").optional(),
      secrets: z.array(z.string(), "has to be a list").optional(),
      mcp: z.array(z.string(), "has to be a list").optional(),
      model: flag,
      addons: flag,
      memoryMiB: z
        .int("has to be a whole number of MiB")
        .min(64, "has to be at least 64")
        .optional(),
    })
    .optional(),
  effect: z.enum(effects, `has to be one of ${effects.join(", ")}`).optional(),
  idempotent: flag,
  cacheable: flag,
  cacheTtl: durationSchema.optional(),
  untrusted: marks,
  validates: marks,
  estimate: z
    .looseObject({
      seconds: amount("has to be a number of seconds"),
      usd: amount("has to be a number of US dollars").optional(),
    })
    .optional(),
  phrases: z.array(z.string(), "has to be a list").optional(),
  takes: z.literal("table query", 'has to be "table query"').optional(),
  verifies: z.literal(true, "is set by defineVerifier").optional(),
  configured: text().optional(),
  run: callable,
  headline: callable.optional(),
  check: callable.optional(),
});

/** What keeps an agent from being used, `card has to be …`; nothing when all is well. */
export function agentProblems(agent: Agent): string[] {
  return problemsOf(agentSchema, agent);
}

/** What keeps an export from being a tool that can be used. */
export function toolProblems(value: unknown): string[] {
  if (!isTool(value)) return ["it is not made by defineTool"];
  const problems = problemsOf(toolSchema, value);
  if (problems.length > 0) return problems;
  return [...grantProblems(value), ...trustProblems(value)];
}

function grantProblems(value: Tool): string[] {
  const { network, read, write, commands } = value.permissions ?? {};
  return Object.entries({ network, read, write, commands }).flatMap(([kind, list = []]) =>
    list.flatMap((grant) =>
      typeof grant === "string" || Object.hasOwn(value.input.shape, grant.arg)
        ? []
        : [`permissions.${kind} names the argument "${grant.arg}", which the input does not have`],
    ),
  );
}

function trustProblems({ output, untrusted = [], validates = [] }: Tool): string[] {
  const fieldsOf = (marked: boolean | readonly string[]): readonly string[] =>
    typeof marked === "boolean" ? (marked ? Object.keys(output.shape) : []) : marked;
  const [ofOthers, checked] = [fieldsOf(untrusted), fieldsOf(validates)];
  return [
    ...Object.entries({ untrusted: ofOthers, validates: checked }).flatMap(([mark, fields]) =>
      fields.flatMap((field) =>
        Object.hasOwn(output.shape, field)
          ? []
          : [`${mark} names the field "${field}", which the output does not have`],
      ),
    ),
    ...ofOthers.flatMap((field) =>
      checked.includes(field)
        ? [`"${field}" of the output cannot be both untrusted and what the tool validates`]
        : [],
    ),
  ];
}

function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => {
    const wrong = issue.code === "invalid_key" ? issue.issues : [issue];
    const messages = wrong.map(({ message }) => message).join(", ");
    return `${z.core.toDotPath(issue.path)} ${messages}`;
  });
}
