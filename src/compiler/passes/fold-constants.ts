import type { Plan } from "../../contract/plan.ts";
import { argShape, literalOf, type Arg, type Args } from "../../contract/values.ts";
import { foldText } from "../expression/index.ts";
import { mapTasks, mapValues } from "../kinds/index.ts";
import { improve } from "./pass.ts";

/**
 * Computes what is known before anything runs (constant folding): texts whose parts are all given, and constant parts of
 * conditions. So tasks that mean the same say the same, which the passes after this one look at.
 */
export const foldConstants = improve("fold-constants", (plan): Plan => {
  const tasks = mapTasks(plan.tasks, (task) =>
    mapValues(task, { args: foldArgs, value: foldArg, text: foldText }),
  );
  return { ...plan, tasks };
});

function foldArgs(args: Args): Args {
  return Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, foldArg(arg)]));
}

function foldArg(arg: Arg): Arg {
  const shape = argShape(arg);
  switch (shape.is) {
    case "text": {
      const text = literalOf(arg);
      return typeof text === "string" ? text : arg;
    }
    case "literal":
      // Data that no reference could be mistaken for needs no word that says so.
      return argShape(shape.value).is === "literal" ? shape.value : arg;
    case "list":
      return shape.items.map(foldArg);
    case "record":
      return Object.fromEntries(shape.entries.map(([key, value]) => [key, foldArg(value)]));
    case "ref":
    case "param":
    case "time":
      return arg;
  }
}
