/** The commands by which a person decides a gate, ready to be copied. */
import type { GateFacts } from "./gates.ts";
import { questionFields, valueTemplate } from "./question-fields.ts";
import type { ServerQuestion } from "./server-question.ts";
import { typedInstance } from "./typed-instance.ts";

export interface GateCommands {
  readonly approve: string;
  readonly reject: string;
  /** Goes on with its run, once it is decided. */
  readonly continue: string;
}

/** @param gate with its run, and the name of its build */
export function gateCommands({
  run,
  name,
  task,
  value,
  asked,
}: Pick<GateFacts, "value" | "asked"> & {
  readonly run: string;
  readonly name: string;
  readonly task: string;
}): GateCommands {
  const of = `${run} ${typedInstance(task)}`;
  const template = asked === undefined ? templateOf(value) : templateOfServer(asked);
  const needed = template === undefined ? "" : ` --value ${template}`;
  return {
    approve: `orchc approve ${of}${needed}`,
    reject: `orchc reject ${of}`,
    continue: `orchc exec ${name} --resume ${run}`,
  };
}

function templateOf(value: GateFacts["value"]): string | undefined {
  return value === undefined || value.default !== undefined ? undefined : "VALUE";
}

function templateOfServer({ schema = {} }: ServerQuestion): string | undefined {
  const fields = questionFields(schema);
  return typeof fields === "string" ? undefined : valueTemplate(fields);
}
