import { defineDiagnostic } from "../diagnostic.ts";

export const noStrictSandbox = defineDiagnostic<{ readonly why: string; readonly help: string }>({
  code: "ORC4401",
  title: "Scripts cannot be confined as the workspace demands",
  severity: "error",
  message: ({ why }) => `Nothing was run, since sandbox: strict is not possible here: ${why}.`,
  help: ({ help }) => help,
  explanation: `
With \`sandbox: strict\` in the configuration, or \`--sandbox strict\`, every script runs behind a wall that bubblewrap makes: it
sees of the disk what its manifest lists, no network and no other process. Where that is not possible nothing runs; a
weaker confinement never takes its place in silence.

- bubblewrap is a program for Linux: \`apt-get install bubblewrap\`, \`dnf install bubblewrap\`, \`apk add bubblewrap\`.
- It needs user namespaces of the kernel. In a container they are often switched off; some distributions restrict them to
  programs with a profile of AppArmor.
- A script that is started by itself (\`node generated/NAME/u1.ts\`) is not confined, so it is refused too.

\`orchc doctor\` says which confinement is active. \`sandbox: default\` is Node's permission model alone.
`,
});
