import { defineDiagnostic } from "../diagnostic.ts";

export const waitedInVain = defineDiagnostic<{
  readonly tasks: readonly string[];
  readonly seconds: number;
  readonly run: string | undefined;
}>({
  code: "ORC4205",
  title: "What a script waits for did not come in time",
  severity: "error",
  message: ({ tasks, seconds, run }) =>
    run === undefined
      ? `No unfinished run of this plan appeared within ${seconds} s.`
      : `${tasks.join(", ")} did not end within ${seconds} s in run ${run}.`,
  help: () =>
    "Start the scripts that it needs (or orchc exec NAME, which runs all), or give it more time: --wait SECONDS.",
  explanation: `
A script that needs outputs of others and is started alone waits until they are in the database.
\`limits.waitMs\` in \`orchc.config.yaml\` is how long, unless \`--wait\` says otherwise.
`,
});
