import { defineDiagnostic } from "../diagnostic.ts";

export const needsInBlock = defineDiagnostic<{
  readonly task: string;
  readonly other: string;
  /** The task in whose block it stands. */
  readonly holder: string;
}>({
  code: "ORC2040",
  title: "A task within another has needs",
  severity: "error",
  message: ({ task, other, holder }) =>
    `${task} stands within ${holder} and has a need on ${other}: what stands within a task runs in the order in which it is written.`,
  help: ({ task, holder }) =>
    `Remove the needs of ${task} and write it behind what it waits for; ${holder} itself may need other tasks.`,
  explanation: `
Tasks in a block (\`then\`, \`else\`, the \`tasks\` of a loop, an alternative) run one after the other as they are
written, and those of a parallel task side by side, so they have no \`needs\`. A reference to a task outside makes
the outermost task that holds the reader wait for it. For an order without data, give that outermost task the need.
`,
});
