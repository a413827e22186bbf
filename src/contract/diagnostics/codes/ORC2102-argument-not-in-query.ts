import { defineDiagnostic } from "../diagnostic.ts";

export const argumentNotInQuery = defineDiagnostic<{
  readonly title: string;
  readonly tool: string;
  readonly argument: string;
  readonly description?: string | undefined;
  /** The task's words with the argument added; absent when it is data that only a task can give. */
  readonly example?: string | undefined;
  /** Set when it is a file of which there are some, and the words with none of them become a plan. */
  readonly isFile?: boolean | undefined;
  /** Set when it is a command: the programs that the workspace lists, as far as they are known. */
  readonly commands?: readonly string[] | undefined;
}>({
  code: "ORC2102",
  title: "The query does not say an argument that is required",
  severity: "error",
  message: ({ title, tool, argument, description }) =>
    `"${title}" needs "${argument}"${description === undefined ? "" : ` (${description})`} for ${tool}, and the query does not say it.`,
  help: ({ example, commands, isFile = false }) => {
    if (isFile)
      return "Say which file is meant, and ask for its columns and values by their names.";
    if (example === undefined)
      return "It is data that an earlier task must give: say first what is to be got, then what is done with it.";
    const say = `for example: "${example}". With --params it becomes a parameter of the plan.`;
    if (commands === undefined) return `Say it, ${say}`;
    const listed = commands.length === 0 ? "" : ` (${commands.join(", ")})`;
    return `Commands are those that the workspace lists in shell.commands${listed}; write the command itself, ${say}`;
  },
  explanation: `
The tool that was chosen cannot do without this argument. It is neither in the words of the task, nor in the
rest of the query, nor does an earlier task give it, nor could one be added that does. Values are never invented.

Say the value in the query, or make it a parameter of the plan, to be given at each run.
`,
});
