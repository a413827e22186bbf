import { defineDiagnostic } from "../diagnostic.ts";

export const notAWritePlace = defineDiagnostic<{
  readonly path: string;
  /** `outside`: of all places; `kept`: it is, or holds, what orchc or a tool loads, runs or keeps. */
  readonly why: "outside" | "kept";
  /** \`write\` of the configuration. */
  readonly places: readonly string[];
}>({
  code: "ORC2020",
  title: "A path is not one that tools may write",
  severity: "error",
  message: ({ path, why, places }) =>
    why === "outside"
      ? `"${path}" may not be written: in this workspace tools write to ${places.join(", ") || "no place"}.`
      : `"${path}" may not be written: it is, or holds, something that orchc or its tools load, run or keep.`,
  help: ({ path, why, places: [place] }) => {
    const name = path.split("/").at(-1) ?? path;
    const other = place === undefined ? "" : `Write to ${place}/${name}`;
    if (why === "kept")
      return other === "" ? "Write to another folder." : `${other} or another name there.`;
    const list = "add its folder to `write` in orchc.config.yaml";
    return other === "" ? `A${list.slice(1)}.` : `${other}, or ${list}.`;
  },
  explanation: `
The workspace names the folders and files that tools may write, \`out\` unless configured:

\`\`\`yaml
write: [out, site/public]
\`\`\`

Links are followed: where a path really leads is what counts, also that of a folder in this list. Whatever the list says, a
tool never writes what orchc or a tool loads, runs or keeps, for what is written there would run without a review: the
folders of agents, queries and builds, orchc's own records, the configuration, \`package.json\` and lock files,
\`node_modules\`, names that begin with a dot (\`.git\`, \`.env\`), and repositories without a working tree.

A tool that may write a folder may write all that it holds, so a folder that holds a repository or packages is refused as
well, and a task that makes one there fails. Remove what it made, or grant a folder beside it.

A path that stands in a plan is checked when it is planned and built. One that a parameter or an earlier task names, and
every one again, is checked just before the task starts.
`,
});
