import { defineDiagnostic } from "../diagnostic.ts";

export const historyVanished = defineDiagnostic<{ readonly file: string; readonly run: string }>({
  code: "ORC4009",
  title: "The history vanished during a run",
  severity: "error",
  message: ({ file, run }) =>
    `${file} was removed or replaced during run ${run}: what the run recorded is lost.`,
  help: () =>
    "Keep the answer that was shown, or run the build again. Let nothing clean up the state folder (paths.state) during a run.",
  explanation: `
The history is a file (\`.orchc/orchestrator_results.db\`). A system may go on writing to a file whose name is gone,
and no program can open what was written. Something removed the file while the run recorded into it (\`rm -rf .orchc\`,
\`git clean -xfd\`, a synchronising folder), or put another one in its place. The tasks did run, and what they
changed stays changed; \`orchc show\` knows nothing of them, and a run with the same id can be started anew.
`,
});
