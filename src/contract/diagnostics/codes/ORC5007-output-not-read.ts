import { defineDiagnostic } from "../diagnostic.ts";

export const outputNotRead = defineDiagnostic<{
  readonly task: string;
  readonly file: string;
  readonly reason: string;
}>({
  code: "ORC5007",
  title: "A file of a run cannot be read",
  severity: "warning",
  message: ({ task, file, reason }) => `${file}, which ${task} made, cannot be read: ${reason}`,
  help: ({ task }) => `Make it again: orchc retry RUN --from ${task}, with the id of the run.`,
  explanation: `
A large output, a chart or a report is a file on the bus (\`.orchc/bus/RUN/\`). It was removed, or its bytes
are no longer those that the task wrote: its sha256 differs. Such a file is not read. Nor is a file that is called SVG
and is none: pictures are parsed, and only what draws is copied to beside the answer. As the task made it, it is on the bus.
`,
});
