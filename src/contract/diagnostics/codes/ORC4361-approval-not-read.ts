import { defineDiagnostic } from "../diagnostic.ts";

export const approvalNotRead = defineDiagnostic<{ readonly name: string; readonly reason: string }>(
  {
    code: "ORC4361",
    title: "An approval cannot be read",
    severity: "error",
    message: ({ name, reason }) => `The approval of the build ${name} cannot be read: ${reason}.`,
    help: ({ name }) =>
      `Restore it from git, or review the build and approve it: orchc approve ${name}`,
    explanation: `
\`generated/NAME/approval.json\` is written by \`orchc approve NAME\`, and not by hand. A merge that left conflict marks in it,
or an edit, makes it unreadable; it approves nothing then.
`,
  },
);
