import { checkNotConfigured } from "../../contract/diagnostics/index.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";
import { namesProgram } from "./write-configured.ts";

/** A tool whose program the configuration names has one, from there or from the plan. */
export const checkConfigured = check("check-configured", (plan, { tools, commands }) =>
  walkTasks(plan).flatMap((task) =>
    callsOf(task).flatMap((call) => {
      const tool = tools.get(call.tool);
      if (tool?.configured === undefined || call.open !== undefined) return [];
      const { commands: grants = [] } = tool.permissions;
      if (!grants.some((grant) => typeof grant !== "string")) return [];
      if (namesProgram(call, grants)) return [];
      const facts = { tool: tool.name, part: tool.configured, listed: commands };
      return [checkNotConfigured(facts, ...placesOf(task, call.at))];
    }),
  ),
);
