import { defineDiagnostic } from "../diagnostic.ts";

export const cutByLines = defineDiagnostic<{
  readonly file: string;
  readonly reason: string;
  /** How many other files this happened to. */
  readonly others: number;
}>({
  code: "ORC8005",
  title: "A file was cut by lines",
  severity: "warning",
  message: ({ file, reason, others }) =>
    `${file}${others === 0 ? " was" : ` and ${others} more were`} cut by lines, because the processor failed: ${reason}.`,
  help: () => "It is found all the same. A processor of your own can be corrected.",
  explanation: `
A file is cut into chunks by its syntax. Where that fails (a parser that takes more than five seconds, a processor of the
workspace that throws or names lines that are not there), its lines are indexed in stretches, without names.
`,
});
