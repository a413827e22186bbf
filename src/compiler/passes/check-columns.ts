import { checkTables } from "../../catalog/facts/check-tables.ts";
import { pathText } from "../../catalog/facts/path-text.ts";
import { placesIn } from "../../catalog/facts/places.ts";
import { argumentContradictsData, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { checkedCalls } from "../facts/checked-calls.ts";
import { walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every column that a task names is there, and of a type that can be used as the task does; every data file can be read. */
export const checkColumns = check("check-columns", (plan, { tools, factsOf, problemWith }) => {
  const calls = checkedCalls(plan, tools);
  const tasks = new Map(walkTasks(plan).map((task) => [task.id, task]));
  const placed = (id: string, path: string): Diagnostic["places"] => {
    const task = tasks.get(id);
    return task === undefined ? [] : placesOf(task, path);
  };
  const argumentsAt = new Map(calls.map(({ task, at }) => [task, at]));

  const unread = calls.flatMap((call) =>
    placesIn(call).flatMap((place) => {
      const problem = problemWith(place);
      if (problem === undefined) return [];
      return [{ ...problem, places: placed(call.task, `${call.at}.${place.at}`) }];
    }),
  );
  const wrong = checkTables(calls, factsOf).map(({ task, tool, at, message, nearest, help }) =>
    argumentContradictsData(
      { tool, argument: pathText(at), reason: message, nearest, help },
      ...placed(task, `${argumentsAt.get(task) ?? "args"}.${pathText(at)}`),
    ),
  );
  return [...unread, ...wrong];
});
