import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  argumentDoesNotFit,
  missingArgument,
  unknownArgument,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { JsonObject } from "../../contract/json.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Task } from "../../contract/plan.ts";
import { literalOf } from "../../contract/values.ts";
import { propertiesOf, requiredOf } from "../json-schema.ts";
import { callsOf, type Call } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every required argument is given, none is unknown, and literal values fit the tool's schema. */
export const checkArguments = check("check-arguments", (plan, { tools }) => {
  const fits = schemaChecker();
  return plan.tasks.flatMap((task) =>
    callsOf(task).flatMap((call) => {
      const tool = tools.get(call.tool);
      if (tool === undefined) return []; // check-tools has said so
      return [
        ...missing(task, call, tool),
        ...unknown(task, call, tool),
        ...unfit(task, call, tool, fits),
      ];
    }),
  );
});

function missing(task: Task, { args, at }: Call, tool: ToolInfo): Diagnostic[] {
  const properties = propertiesOf(tool.input);
  return requiredOf(tool.input)
    .filter((argument) => !Object.hasOwn(args, argument))
    .map((argument) => {
      const description = properties[argument]?.description;
      return missingArgument(
        {
          tool: tool.name,
          argument,
          description: typeof description === "string" ? description : undefined,
        },
        ...placesOf(task, at),
      );
    });
}

function unknown(task: Task, { args, at }: Call, tool: ToolInfo): Diagnostic[] {
  if (tool.input.additionalProperties !== undefined && tool.input.additionalProperties !== false) {
    return [];
  }
  const known = Object.keys(propertiesOf(tool.input));
  return Object.keys(args)
    .filter((argument) => !known.includes(argument))
    .map((argument) =>
      unknownArgument(
        { tool: tool.name, argument, known, nearest: nearestName(argument, known) },
        ...placesOf(task, `${at}.${argument}`),
      ),
    );
}

function unfit(task: Task, { args, at }: Call, tool: ToolInfo, fits: SchemaChecker): Diagnostic[] {
  const properties = propertiesOf(tool.input);
  return Object.entries(args).flatMap(([argument, arg]) => {
    const schema = properties[argument];
    const value = literalOf(arg);
    if (schema === undefined || value === undefined) return [];
    const reason = fits(schema, tool.input, value);
    if (reason === undefined) return [];
    return [
      argumentDoesNotFit(
        { tool: tool.name, argument, reason },
        ...placesOf(task, `${at}.${argument}`),
      ),
    ];
  });
}

type SchemaChecker = (
  schema: JsonObject,
  document: JsonObject,
  value: unknown,
) => string | undefined;

/** Checks values against schemas that come from outside; each schema is compiled once. */
function schemaChecker(): SchemaChecker {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  const compiled = new WeakMap<JsonObject, ReturnType<typeof ajv.compile>>();
  return (schema, document, value) => {
    const known = compiled.get(schema);
    const validate = known ?? ajv.compile({ ...schema, $defs: document.$defs ?? {} });
    compiled.set(schema, validate);
    if (validate(value)) return undefined;
    const [error] = validate.errors ?? [];
    return `is ${JSON.stringify(value)}, which ${reasonOf(error)}`;
  };
}

function reasonOf(error: ErrorObject | undefined): string {
  if (error === undefined) return "does not fit";
  const where =
    error.instancePath === "" ? "" : ` (at ${error.instancePath.slice(1).replaceAll("/", ".")})`;
  const allowed: unknown = error.params.allowedValues;
  const choices = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
  return `${error.message ?? "does not fit"}${choices}${where}`;
}
