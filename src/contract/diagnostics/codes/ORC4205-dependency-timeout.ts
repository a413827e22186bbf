import { defineDiagnostic } from "../diagnostic.ts";

export const dependencyTimeout = defineDiagnostic<{
  readonly tasks: readonly string[];
  readonly seconds: number;
  readonly run: string | undefined;
}>({
  code: "ORC4205",
  title: "A dependency did not finish in time",
  severity: "error",
  message: ({ tasks, seconds, run }) =>
    run === undefined
      ? `No unfinished run of this plan appeared within ${seconds} s.`
      : `${tasks.join(", ")} did not end within ${seconds} s in run ${run}.`,
  help: () =>
    "Start the scripts that it needs (or orchc exec NAME, which runs all), or raise the timeout: --wait SECONDS.",
  explanation: `
A script that is started alone waits until the outputs that it needs from other scripts are in the database.
The timeout is \`limits.waitMs\` of \`orchc.config.yaml\`, unless the script is started with \`--wait\`.
`,
});
