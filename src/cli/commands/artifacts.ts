import prettyBytes from "pretty-bytes";
import { busOf, findDamaged, type ArtifactRow } from "../../runtime/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listRuns, runNamed, withHistory } from "../history.ts";
import { renderTable, type Column } from "../render/table.ts";

/** Characters of a sha256 that tell files of a run apart. */
const PREFIX = 12;

const columns: readonly Column<ArtifactRow>[] = [
  { title: "file", cell: ({ path }) => path, essential: true },
  { title: "type", cell: ({ type, mediaType }) => (type === "file" ? mediaType : type) },
  { title: "size", cell: ({ bytes }) => prettyBytes(bytes), align: "right" },
  { title: "sha256", cell: ({ sha256 }) => sha256.slice(0, PREFIX) },
  { title: "made by", cell: ({ task }) => task },
  { title: "used by", cell: ({ consumers }) => consumers.join(" "), flexible: true },
];

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
  },
  examples: [["orchc artifacts", "files that tasks of the last run made, and who used them"]],
  complete: listRuns,
  async run({ run }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    return withHistory(workspace, async (store) => {
      const { id } = await runNamed(store, run);
      const artifacts = await store.artifacts(id);
      const damaged = await findDamaged(busOf(workspace), id, artifacts);
      const lost = new Set(damaged.map(({ path }) => path));
      return {
        text:
          artifacts.length === 0
            ? "No task of the run has made a file."
            : renderTable(artifacts, columns, session.out),
        json: {
          run: id,
          artifacts: artifacts.map((row) => ({ ...row, isIntact: !lost.has(row.path) })),
        },
        diagnostics: damaged.map(({ diagnostic }) => ({ ...diagnostic, severity: "warning" })),
      };
    });
  },
});
