import { defineDiagnostic } from "../diagnostic.ts";

export const planCorrected = defineDiagnostic<{
  readonly by: "build" | "run";
  /** The code and message of the problem. */
  readonly reason: string;
}>({
  code: "ORC6042",
  title: "The model corrected its plan after a build or a run had failed",
  severity: "warning",
  message: ({ by, reason }) =>
    `The plan was corrected by the model after ${by === "build" ? "its build" : "a first run"} had failed: ${reason}`,
  help: () => "Look at the plan: it is another one than that which failed.",
  explanation: `
A build may find that what one task gives does not fit what the next one takes, and a run that a name is wrong where the
tool says which names there are. \`orchc run\` sends such a problem of a model's plan back to the model once, builds the
corrected plan and runs it. A run is not followed by another one when a task of the plan changes something.
`,
});
