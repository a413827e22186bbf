import { defineDiagnostic } from "../diagnostic.ts";

export const adaptedTooOften = defineDiagnostic<{
  readonly run: string;
  readonly rounds: number;
}>({
  code: "ORC4564",
  title: "The plan was adapted as often as it may be",
  severity: "warning",
  message: ({ run, rounds }) =>
    `Run ${run} has failed too, and its plan was adapted as often as it may be (adapt.rounds is ${rounds}).`,
  help: ({ run }) =>
    `See what failed: orchc show ${run}. To go on with another round: set adapt.rounds higher, and orchc retry ${run} --adapt.`,
  explanation: `
Each adapted plan whose run fails can be adapted again, as a further round. The limit keeps a plan from being changed until
nothing of what was asked is left.
`,
});
