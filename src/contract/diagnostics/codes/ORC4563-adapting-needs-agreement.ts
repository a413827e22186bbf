import { defineDiagnostic } from "../diagnostic.ts";

export const adaptingNeedsAgreement = defineDiagnostic<{
  readonly run: string;
  readonly name: string;
  readonly adapted: string;
  /** "same-capability", "permissions (network api.example.com)" */
  readonly needed: readonly string[];
}>({
  code: "ORC4563",
  title: "A person has to agree to the adapted plan",
  severity: "error",
  message: ({ adapted, needed }) =>
    `The plan ${adapted} is built, and is not agreed to: ${needed.join(", ")}.`,
  help: ({ run, name, adapted }) =>
    `Look at it: orchc diff ${name} ${adapted}. To go on with it: orchc exec ${adapted} --resume ${run} (with --yes where it changes something). To agree beforehand: adapt.allow in the configuration.`,
  explanation: `
Each change of an adapted plan has a class. A person agrees on a terminal; \`--yes\` agrees to \`leave-out\`,
\`same-capability\` and \`replan\`; \`adapt.allow\` in the configuration to the classes that it lists. Whatever the plan
before was not allowed (a host, a path, a program, a variable, a change of something) is of the class \`permissions\`, for
which \`--yes\` is not enough.
`,
});
