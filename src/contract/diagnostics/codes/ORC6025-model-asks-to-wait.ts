import { defineDiagnostic } from "../diagnostic.ts";

export const modelAsksToWait = defineDiagnostic<{
  readonly address: string;
  readonly waitMs: number;
  readonly timeoutMs: number;
}>({
  code: "ORC6025",
  title: "The model's endpoint asks to wait longer than a request may take",
  severity: "error",
  message: ({ address, waitMs, timeoutMs }) =>
    `${address} has no room for the request and asks to wait ${Math.ceil(waitMs / 1000)} s, which is more than is left of the ${timeoutMs / 1000} s of a request.`,
  help: ({ waitMs }) =>
    `Run the command again in ${Math.ceil(waitMs / 1000)} s, or raise model.timeoutMs above that. Fewer requests at a time: model.concurrency. \`planner: grammar\` needs no model.`,
  explanation: `
With \`Retry-After\`, a service says when it will take requests again. orchc waits that long when the request still has
the time (\`model.timeoutMs\`), and else says so at once: a wait that must end in a time-out helps nobody.
`,
});
