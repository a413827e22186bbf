/** The input of a tool: its schema from what the command declares, and the command's arguments from what a call gives. */
import type { Options, PositionalOptions } from "yargs";
import { z } from "zod";
import { mcpArgumentsNotValid, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { camelCase } from "../camel-case.ts";
import type { Command } from "../command.ts";
import { oneLine } from "../render/text.ts";
import type { McpInput, McpTool } from "./tool.ts";

/** A name in front of the `=` of `--param name=value`. */
const PARAM_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Items of a list are typed with commas between them, and blanks around them are not theirs. */
export const listItem = z.string().regex(/^[^,\s]([^,]*[^,\s])?$/, "an item without commas");

/** Of `--param`, whatever its type: what fits which parameter is checked by the command. */
const paramValue = z.union([z.string(), z.number(), z.boolean(), z.array(listItem)]);

type InputSchema = z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;

export function inputSchema({ takes, says = {} }: McpTool, command: Command): InputSchema {
  const members = takes.map((written) => {
    const name = written.replace("!", "");
    const option = optionOf(command, name);
    const schema = schemaOf(name, option).describe(says[name] ?? option.describe ?? "");
    return [argumentName(name), written.endsWith("!") ? schema : schema.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(members));
}

/** What of the input does not fit; nothing when all does. */
export function inputProblem(
  tool: string,
  schema: InputSchema,
  input: unknown,
): Diagnostic | undefined {
  const { error } = schema.safeParse(input, { reportInput: true });
  if (error === undefined) return undefined;
  const known = Object.keys(schema.shape);
  const problems = error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => unknownArgument(key, known));
    }
    const path = issue.path.join(".");
    const isMissing = issue.code === "invalid_type" && issue.input === undefined;
    return isMissing ? [`${path} is missing`] : [`${path}: ${oneLine(issue.message)}`];
  });
  return mcpArgumentsNotValid({ tool, problems });
}

function unknownArgument(key: string, known: readonly string[]): string {
  const nearest = nearestName(key, known);
  const meant = nearest === undefined ? "" : ` (perhaps ${nearest} is meant)`;
  return `${JSON.stringify(key)} is no argument of it${meant}`;
}

/** As yargs would have read them: the defaults of what was not given included. */
export function commandArguments(command: Command, input: McpInput): Record<string, unknown> {
  const { params, budget, query, ...rest } = input;
  const declared = { ...command.positionals, ...command.flags };
  const defaults = Object.entries(declared).flatMap(([name, option]) =>
    option.default === undefined ? [] : [[camelCase(name), option.default] as const],
  );
  return {
    ...Object.fromEntries(defaults),
    ...rest,
    ...(query !== undefined && { query: [query] }),
    ...(budget !== undefined && { budget: [budget] }),
    ...(params !== undefined && { param: paramWords(params as Record<string, unknown>) }),
  };
}

/** `name=value`, each value as it is typed. */
function paramWords(params: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(params).map(
    ([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : String(value)}`,
  );
}

/** `--param` is repeated on a command line, and one object here. */
function argumentName(name: string): string {
  return name === "param" ? "params" : name;
}

function optionOf({ positionals, flags }: Command, name: string): Options | PositionalOptions {
  const declared: Readonly<Record<string, Options | PositionalOptions>> = {
    ...positionals,
    ...flags,
  };
  const found = Object.entries(declared).find(([written]) => camelCase(written) === name);
  if (found === undefined) throw new Error(`the command declares no ${name}`);
  return found[1];
}

function schemaOf(name: string, { type, choices, array }: Options | PositionalOptions): z.ZodType {
  if (name === "param") return z.record(z.string().regex(PARAM_NAME), paramValue);
  // one text, in the notation of the flag, where a command line has words or repeats it
  if (name === "query" || name === "budget") return z.string();
  const one =
    type === "boolean"
      ? z.boolean()
      : type === "number"
        ? z.int().positive()
        : choices === undefined
          ? z.string()
          : z.enum(choices.map(String));
  return array === true ? z.array(one) : one;
}
