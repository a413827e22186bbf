import { missingFile } from "../../contract/diagnostics/index.ts";
import { literalPaths } from "../plan/literal-paths.ts";
import { walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every file that the plan names, and that a tool needs to be there, is there. */
export const checkFiles = check("check-files", (plan, { tools, missingFiles }) =>
  walkTasks(plan).flatMap((task) =>
    literalPaths(task, tools).flatMap(({ path, at }) => {
      const nearest = missingFiles.get(path);
      return nearest === undefined ? [] : [missingFile({ path, nearest }, ...placesOf(task, at))];
    }),
  ),
);
