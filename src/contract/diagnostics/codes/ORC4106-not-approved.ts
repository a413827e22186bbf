import { defineDiagnostic } from "../diagnostic.ts";

export const notApproved = defineDiagnostic<{
  readonly name: string;
  readonly digest: string;
  /** What was approved; nothing where the configuration lists approved builds, and this is none. */
  readonly approved: string | undefined;
  /** Where that was said. */
  readonly by: "configuration" | "flag";
}>({
  code: "ORC4106",
  title: "A build is not the one that was approved",
  severity: "error",
  message: ({ name, digest, approved, by }) =>
    approved === undefined
      ? `The build ${name} is not approved; its digest is ${digest}.`
      : `The build ${name} has the digest ${digest}, and ${by === "flag" ? "--digest names" : "approved in the configuration is"} ${approved}.`,
  help: ({ name, digest, by }) =>
    by === "flag"
      ? `Review what has changed (orchc verify ${name}, and the diff of generated/${name}), then run with --digest ${digest}.`
      : `Review the build, then set approved.${name} in orchc.config.yaml to ${digest}.`,
  explanation: `
The digest of a manifest stands for all that a build is: its plan, its scripts, what they may touch, the modules and
packages that they load. A person who has reviewed a build can say so:

\`\`\`yaml
approved:
  sales: 5f0c…   # "digest" in generated/sales/manifest.json
\`\`\`

Where \`approved\` is set, only builds run that it lists, with the digest that it lists. \`orchc exec sales --digest 5f0c…\` says
it for one run, for example in a pipeline. Building again from the same plan, tools and version of orchc gives the same digest.
`,
});
