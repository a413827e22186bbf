import type { FileRef } from "../../../catalog/context.ts";
import type { RunRecord } from "./read-run.ts";

/** The folder beside the answer that holds copies of what tasks made. */
const FOLDER = "files";

export interface Copy {
  /** The task of the plan that made it, or within which it was made. */
  readonly task: string;
  /** As the output of its tool calls it. */
  readonly title?: string;
  readonly ref: FileRef;
  /** Relative to the answer, with `/`: `files/t3-chart.svg`. Letters, digits, `.`, `_` and `-` alone. */
  readonly path: string;
}

/** Names the copies of the files that tasks made: by task and name, and by number where two would be the same. */
export function nameCopies({
  leaves,
  rows,
  byId,
}: Pick<RunRecord, "leaves" | "rows" | "byId">): Copy[] {
  const taken = new Set<string>();
  const units = new Map(rows.map(({ id, unit }) => [id, unit]));
  // What holds others is a unit alone.
  const parts = new Map(rows.flatMap(({ id, unit }) => (byId.has(id) ? [[unit, id]] : [])));
  return leaves.flatMap(({ id, output }) =>
    output.files.map(({ ref, title }) => {
      const [folder = "", ...rest] = ref.file.split("/");
      const name = plain(rest.join("/")).replace(/^[.-]+/, "");
      const path = unused(`${FOLDER}/${plain(folder)}-${name === "" ? "file" : name}`, taken);
      const task = byId.has(id) ? id : (parts.get(units.get(id) ?? "") ?? id);
      return { task, ref, path, ...(title !== undefined && { title }) };
    }),
  );
}

function plain(text: string): string {
  return text.replaceAll(/[^\w.-]+/g, "-");
}

function unused(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf(".");
  const end = dot > path.lastIndexOf("/") ? path.slice(dot) : "";
  const start = path.slice(0, path.length - end.length);
  let name = path;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${start}-${i}${end}`;
  taken.add(name.toLowerCase());
  return name;
}
