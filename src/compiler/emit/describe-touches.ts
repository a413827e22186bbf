/** What a script may touch, in the words of the reviewer who reads its first lines. */
import { argShape, type Arg } from "../../contract/values.ts";
import { stringLiteral } from "./code-text.ts";
import type { LoweredUnit } from "../graph/lowered.ts";

/** What is touched, `Network: api.example.org` and so on; what is not is not mentioned. */
export function describeTouches(unit: Pick<LoweredUnit, "permissions" | "dynamic">): string[] {
  const { network, read, write, commands, env, secrets = [], model, addons } = unit.permissions;
  const { memoryMiB } = unit.permissions;
  const later = (kind: string): string[] =>
    unit.dynamic.filter((grant) => grant.kind === kind).map(({ arg }) => describeArg(arg));
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Network", [...network.map(plainName), ...later("network")]],
    ["Reads", [...read.map(plainName), ...later("read")]],
    ["Writes", [...write.map(plainName), ...later("write")]],
    ["Commands", [...commands.map(plainName), ...later("commands")]],
    ["Environment", env.map(plainName)],
    ["Secrets, added by the host", secrets.map(plainName)],
    ["Model", model ? ["yes"] : []],
    ["Native addons", addons ? ["yes"] : []],
    ["Memory", memoryMiB === undefined ? [] : [`${memoryMiB} MiB`]],
  ];
  const touched = parts.filter(([, names]) => names.length > 0);
  if (touched.length === 0) return ["Touches nothing outside its own folder."];
  return touched.map(([kind, names]) => `${kind}: ${names.join(", ")}`);
}

/** A name as it is, or, when it could be read as something else (`a, b`, `x   Network: none`), in quotes. */
function plainName(name: string): string {
  return /^[\p{L}\p{N}_@%+=:.~*/\\-]+$/u.test(name) ? name : stringLiteral(name);
}

function describeArg(arg: Arg): string {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return `what ${shape.text} names`;
    case "param":
      return `what the parameter ${shape.name} names`;
    case "text":
      return shape.parts.map(describeArg).join(" + ");
    case "list":
      return shape.items.map(describeArg).join(", ");
    case "time":
      return `the time ${plainName(shape.text)}`;
    case "literal":
      return typeof shape.value === "string"
        ? plainName(shape.value)
        : stringLiteral(JSON.stringify(shape.value));
    case "record":
      return shape.entries.map(([, value]) => describeArg(value)).join(", ");
  }
}
