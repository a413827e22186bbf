/** A title is made of the question: what nothing of the plan uses must not stand over the results. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { isJsonObject } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Arg } from "../../contract/values.ts";
import { mapCalls, mapTasks } from "../kinds/index.ts";
import { isFunctionWord } from "../planner/grammar/link/function-words.ts";

/** @param unused texts as they stand in the query */
export function clearTitles(
  plan: Plan,
  unused: readonly string[],
  tools: ReadonlyMap<string, ToolInfo>,
): Plan {
  if (unused.length === 0) return plan;
  const tasks = mapTasks(plan.tasks, (task) =>
    mapCalls(task, (call) => {
      const args = Object.entries(call.args).map(([name, value]): [string, Arg][] => {
        if (!isTitle(tools.get(call.tool), name) || typeof value !== "string")
          return [[name, value]];
        const title = unused.reduce(without, value);
        // The tool has a title of its own.
        return title === "" ? [] : [[name, title]];
      });
      return { ...call, args: Object.fromEntries(args.flat()) };
    }),
  );
  return { ...plan, tasks };
}

function isTitle(tool: ToolInfo | undefined, name: string): boolean {
  const properties = tool?.input["properties"];
  const schema = isJsonObject(properties) ? properties[name] : undefined;
  return isJsonObject(schema) && schema["format"] === "title" && "default" in schema;
}

/** Without a text, and without the words that led to it and lead to nothing now: "the sales of". */
function without(title: string, text: string): string {
  const words = text
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu");
  if (!pattern.test(title)) return title;
  const parts = title.split(pattern).map((part) => part.replace(/^[\s,;:]+|\s+$/gu, ""));
  const kept = parts.map((part, at) => (at < parts.length - 1 ? withoutEnd(part) : part));
  const cleared = kept.filter((part) => part !== "").join(" ");
  return cleared.charAt(0).toUpperCase() + cleared.slice(1);
}

function withoutEnd(part: string): string {
  const words = part.replace(/[\s,;:–-]+$/u, "").split(" ");
  while (words.length > 0 && isFunctionWord((words.at(-1) ?? "").toLowerCase())) words.pop();
  return words.join(" ").replace(/[\s,;:–-]+$/u, "");
}
