import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const gateDeadlineOver = defineDiagnostic<{
  readonly run: string;
  readonly gate: string;
  /** From when it began to wait: "24h". */
  readonly within: string;
  /** What counts as decided: "rejected". */
  readonly byDefault: string;
  /** Goes on with the run. */
  readonly command: string;
}>({
  code: "ORC4346",
  title: "The deadline of the gate has passed",
  severity: "error",
  message: ({ run, gate, within }) =>
    `${gate} of the run ${run} could be decided within ${within}, which are over.`,
  help: ({ byDefault, command, run, gate }) =>
    `It counts as ${byDefault} when the run goes on: ${command}. After that orchc retry ${run} --task ${typedInstance(gate)} asks again.`,
  explanation: `
After its deadline a gate is decided by its plan, also when the run is resumed much later; a person who comes later than
that changes nothing, so that the same run comes to the same end whenever it goes on.

\`\`\`
ORC4346 t2 of the run 20260302-090000-ab12cd could be decided within 24h, which are over.
\`\`\`
`,
});
