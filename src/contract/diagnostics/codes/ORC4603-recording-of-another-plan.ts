import { defineDiagnostic } from "../diagnostic.ts";

export const recordingOfAnotherPlan = defineDiagnostic<{
  readonly file: string;
  readonly name: string;
  readonly recorded: string;
  /** Where recordings of this workspace are kept, relative to it. */
  readonly folder: string;
}>({
  code: "ORC4603",
  title: "A recording was made of another plan",
  severity: "error",
  message: ({ file, name, recorded }) =>
    recorded === name
      ? `${file} was recorded before the plan of ${name} changed.`
      : `${file} is a recording of ${recorded}, not of ${name}.`,
  help: ({ file, name, recorded, folder }) =>
    `Record it again: orchc exec ${name} --record ${recorded === name ? file : `${folder}/${name}.json`}`,
  explanation: `
\`orchc exec NAME --record recordings/NAME.json\` keeps what the host answered to the tools of a run;
\`--replay\` answers from it, without network and programs, and \`orchc test NAME\` compares the results.
`,
});
