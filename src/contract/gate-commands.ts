/** The commands by which a person decides a gate, ready to be copied. */
import type { GateFacts } from "./gates.ts";
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
}: Pick<GateFacts, "value"> & {
  readonly run: string;
  readonly name: string;
  readonly task: string;
}): GateCommands {
  const of = `${run} ${typedInstance(task)}`;
  const needed = value === undefined || value.default !== undefined ? "" : " --value VALUE";
  return {
    approve: `orchc approve ${of}${needed}`,
    reject: `orchc reject ${of}`,
    continue: `orchc exec ${name} --resume ${run}`,
  };
}
