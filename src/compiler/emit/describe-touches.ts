/** What a script may touch, in the words of the reviewer who reads its first lines. */
import type { LoweredUnit } from "../graph/lowered.ts";
import { describeGrant, plainName } from "../plan/describe-grant.ts";

/** What is touched, `Network: api.example.org` and so on; what is not is not mentioned. */
export function describeTouches(unit: Pick<LoweredUnit, "permissions" | "dynamic">): string[] {
  const { network, read, write, commands, env, secrets = [], model, addons } = unit.permissions;
  const { mcp = [], models = [], memoryMiB } = unit.permissions;
  const later = (kind: string): string[] =>
    unit.dynamic.filter((grant) => grant.kind === kind).map(({ arg }) => describeGrant(arg));
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Network", [...network.map(plainName), ...later("network")]],
    ["Reads", [...read.map(plainName), ...later("read")]],
    ["Writes", [...write.map(plainName), ...later("write")]],
    ["Commands", [...commands.map(plainName), ...later("commands")]],
    ["Environment", env.map(plainName)],
    ["Secrets, added by the host", secrets.map(plainName)],
    ["MCP servers, asked by the host", mcp.map(plainName)],
    ["Model", model ? ["yes"] : []],
    ["Model, asked by the host", models.map(plainName)],
    ["Native addons", addons ? ["yes"] : []],
    ["Memory", memoryMiB === undefined ? [] : [`${memoryMiB} MiB`]],
  ];
  const touched = parts.filter(([, names]) => names.length > 0);
  if (touched.length === 0) return ["Touches nothing outside its own folder."];
  return touched.map(([kind, names]) => `${kind}: ${names.join(", ")}`);
}
