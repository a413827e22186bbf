import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import {
  argumentNotInQuery,
  noToolFits,
  repetitionNotPlanned,
  type Diagnostic,
  type Place,
} from "../../../../contract/diagnostics/index.ts";
import type { OutlineTask } from "../../planner.ts";
import { isOperand, isWholeText } from "./connect.ts";
import type { Field } from "./fields.ts";

export function explainNoTool(task: OutlineTask, tools: readonly ToolInfo[]): Diagnostic {
  const nearest = tools
    .filter(({ agent }) => agent === task.agent)
    .map(({ name, description }) => ({ name, description }));
  return noToolFits({ title: task.title, agent: task.agent, nearest }, ...placesOf(task));
}

/** `commands`: the programs that the workspace lists, when that is known. */
export function explainMissing(
  task: OutlineTask,
  tool: ToolInfo,
  field: Field,
  commands?: readonly string[],
): Diagnostic {
  const { name, description } = field;
  // "summarise each file in docs": says what is meant, and not which ones.
  const isRepeated =
    /\b(?:each|every)\b/i.test(task.title) && (isOperand(field) || isWholeText(field));
  if (isRepeated)
    return repetitionNotPlanned({ text: task.title, tool: tool.name }, ...placesOf(task));
  const isProgram = programsOf(tool).includes(name);
  const [program = "npm"] = commands ?? [];
  return argumentNotInQuery(
    {
      title: task.title,
      tool: tool.name,
      argument: name,
      ...(description !== "" && { description }),
      ...(isProgram && { commands: commands ?? [] }),
      // Data is not said in words; an earlier task gives it.
      ...(field.kind !== "shape" && {
        example: isProgram ? `run \`${program} test\`` : `${task.title} ${exampleOf(field)}`,
      }),
    },
    ...placesOf(task),
  );
}

/** Names of the arguments that name programs to start. */
export function programsOf({ permissions }: ToolInfo): string[] {
  return (permissions.commands ?? []).flatMap((grant) =>
    typeof grant === "string" ? [] : [grant.arg],
  );
}

/** Words that the planner would understand, in the form in which people write them. */
function exampleOf(field: Field): string {
  const { kind, name, examples, choices, description } = field;
  const [example] = examples;
  switch (kind) {
    case "path":
      return /folder|dir/i.test(name)
        ? "in src"
        : `in ${/\bCSV\b/.test(description) ? "data.csv" : "README.md"}`;
    case "url":
      return "from https://example.org/";
    case "glob":
      return "in *.md";
    case "date":
      return "since 2024-01-31";
    case "column":
      return `${name === "by" ? "by" : "of"} ${example ?? "price"}`;
    case "choice":
      return choices[0]?.value ?? "";
    case "number":
      return `with ${name} 10`;
    case "code":
      return `"${example ?? name}"`;
    case "text":
      if (isWholeText(field)) return "of README.md";
      return example === undefined ? `"…"` : `of ${example}`;
    default:
      return example === undefined ? `"…"` : `of ${example}`;
  }
}

export function placesOf({ origin, title }: OutlineTask): Place[] {
  return origin === undefined
    ? []
    : [{ in: "query", start: origin[0], end: origin[1], label: title }];
}
