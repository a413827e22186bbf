import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const notDoneTwice = defineDiagnostic<{
  readonly run: string;
  readonly tasks: readonly string[];
}>({
  code: "ORC4215",
  title: "What changed something is not done a second time",
  severity: "warning",
  message: ({ run, tasks }) =>
    `${tasks.join(", ")} succeeded in the run ${run} before and changed something, so ${tasks.length === 1 ? "it is" : "they are"} not done again, though what came before is.`,
  help: ({ run, tasks }) =>
    `Look whether the change still fits. To make it again: ${tasks.map((task) => `orchc retry ${run} --task ${typedInstance(task)}`).join(", ")}.`,
  explanation: `
A run that is resumed does again what has not succeeded, and what was made of it. A tool that writes, sends or orders
something is another matter: to do that twice can be worse than not at all. Such a task stays as it is, unless it is named
(\`--task\`), or all after a task is asked for (\`--from\`). A tool that says that it is \`idempotent\` may be called twice, and is.
`,
});
