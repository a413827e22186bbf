import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const gateAlreadyDecided = defineDiagnostic<{
  readonly run: string;
  readonly gate: string;
  /** "approved with 12 by ada (as agreed)" */
  readonly how: string;
}>({
  code: "ORC4342",
  title: "The gate is decided already",
  severity: "error",
  message: ({ run, gate, how }) => `${gate} of the run ${run} is decided already: ${how}.`,
  help: ({ run, gate }) =>
    `A decision stands; orchc gates --all --run ${run} says when it was made. Once the run has gone on, orchc retry ${run} --task ${typedInstance(gate)} asks again, and does again what was made of it.`,
  explanation: `
Each gate of a run is decided once. When two people decide at the same time one of them is first, and the other is told
so. \`orchc gates --all\` lists who decided what and when.

\`\`\`
ORC4342 t2 of the run 20260302-090000-ab12cd is decided already: approved by ada.
\`\`\`
`,
});
