import type { ToolPermissions } from "./define.ts";

/** Arguments whose values a process is granted before it starts: paths, addresses and commands. */
export function grantingArguments(permissions: ToolPermissions): ReadonlySet<string> {
  const { network = [], read = [], write = [], commands = [] } = permissions;
  return new Set(
    [...network, ...read, ...write, ...commands].flatMap((grant) =>
      typeof grant === "string" ? [] : [grant.arg],
    ),
  );
}
