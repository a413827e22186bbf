import { defineDiagnostic } from "../diagnostic.ts";

export const waitGoesOn = defineDiagnostic<{ readonly task: string; readonly ms: number }>({
  code: "ORC4214",
  title: "A task waits as long as it was asked to",
  severity: "note",
  message: ({ task, ms }) =>
    `${task} is tried again in ${Math.ceil(ms / 1000)} s: the service that it asks wanted to be left alone until then.`,
  help: () => "Nothing has to be done. A run that is ended now can be resumed later.",
  explanation: `
A service that is asked too often says how long to wait (\`Retry-After\`). Whoever resumes the run in that time waits for
the rest of it, and never for longer than was asked. A wait of more than ten minutes is no part of a run: such a task
has failed, and is tried at once when the run is resumed.
`,
});
