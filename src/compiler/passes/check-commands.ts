import { commandNotListed } from "../../contract/diagnostics/index.ts";
import { literalOf } from "../../contract/values.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every command that a plan names, rather than a tool's author, is one that the workspace lists. */
export const checkCommands = check("check-commands", (plan, { tools, commands }) =>
  walkTasks(plan).flatMap((task) =>
    callsOf(task).flatMap(({ tool, args, at }) =>
      (tools.get(tool)?.permissions.commands ?? []).flatMap((grant) => {
        if (typeof grant === "string") return [];
        const value = literalOf(args[grant.arg] ?? null);
        const named: readonly unknown[] = Array.isArray(value) ? value : [value];
        return named
          .filter((command) => typeof command === "string")
          .filter((command) => !commands.includes(command))
          .map((command) =>
            commandNotListed(
              { command, listed: commands },
              ...placesOf(task, `${at}.${grant.arg}`),
            ),
          );
      }),
    ),
  ),
);
