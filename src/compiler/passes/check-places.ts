import { linkLeadsOut, notAWritePlace } from "../../contract/diagnostics/index.ts";
import { grantedPaths } from "../plan/granted-paths.ts";
import { walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every path that the plan writes is one that the workspace lets tools write, and none that it reads leads elsewhere. */
export const checkPlaces = check("check-places", (plan, { tools, places }) =>
  walkTasks(plan).flatMap((task) => [
    ...grantedPaths(task, tools, "write").flatMap(({ path, at }) => {
      const why = places.unwritable.get(path);
      if (why === undefined) return [];
      return [notAWritePlace({ path, why, places: places.write }, ...placesOf(task, at))];
    }),
    ...grantedPaths(task, tools, "read").flatMap(({ path, at }) =>
      places.leadOut.has(path) ? [linkLeadsOut({ path }, ...placesOf(task, at))] : [],
    ),
  ]),
);
