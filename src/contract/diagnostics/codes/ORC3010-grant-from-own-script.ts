import { defineDiagnostic } from "../diagnostic.ts";

export const grantFromOwnScript = defineDiagnostic<{
  /** `t3.args.file` */
  readonly argument: string;
  /** `t2.path`, as the argument or the list of its loop says it. */
  readonly source: string;
  /** The task of the plan that both stand in. */
  readonly within: string;
}>({
  code: "ORC3010",
  title: "What a task may touch is known only while its script runs",
  severity: "error",
  message: ({ argument, source, within }) =>
    `${argument} says what the task may touch, and comes from ${source}, which ${within} gives only while it runs.`,
  help: ({ argument, source, within }) =>
    `Give ${argument} a folder, host or command that is known before; or put the task that gives ${source} before ${within}, as a task of its own.`,
  explanation: `
What a script may read, write, ask and start is granted to its process before the process starts. A task that holds others
(a loop, a branch, alternatives) is one script. So the paths, hosts and commands of the tasks in it may come from parameters,
from tasks before it, and from the items of its loops where their list is known before it; all items are then granted
together. They cannot come from another task of the same script, nor from a value that goes from round to round.

\`\`\`
ORC3010 t2b.args.file says what the task may touch, and comes from t2a.path, which t2 gives only while it runs.
\`\`\`

Tools that write several files usually take a folder: name that. Or let the task that finds the paths stand before the loop,
and go over its list.
`,
});
