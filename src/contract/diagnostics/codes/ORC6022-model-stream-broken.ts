import { defineDiagnostic } from "../diagnostic.ts";

export const modelStreamBroken = defineDiagnostic<{
  readonly address: string;
  /** What it did, without a full stop: `cut the connection in the middle of its reply, after 12 bytes`. */
  readonly how: string;
}>({
  code: "ORC6022",
  title: "The model's reply broke off",
  severity: "error",
  message: ({ address, how }) => `${address} ${how}.`,
  help: () =>
    "Run the command again. If it breaks off each time, look at the log of the model's server (often its memory is full) and at proxies on the way. `planner: grammar` needs no model.",
  explanation: `
A reply began and did not become whole: the connection was cut, the endpoint reported an error in the middle of it,
or it ended without \`[DONE]\` and without a \`finish_reason\`, which is how a stream says that it is whole. What had
come was thrown away: half a reply is no reply. Such a request is not sent again by itself, since what had come of it
may have been paid for.
`,
});
