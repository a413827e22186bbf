/** The plan as a picture, with what became of each task and how long it took. */
import prettyMilliseconds from "pretty-ms";
import { drawTasks } from "../../../contract/picture/draw-tasks.ts";
import { earliestEnds } from "../record/longest-chain.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import type { Statistics } from "../record/statistics.ts";
import { plainLine } from "../text/plain-line.ts";

/** A picture of more tasks is slow to draw, and too small to be read. */
const MOST_TASKS = 60;
/** CSS pixels of one of Graphviz's points. */
const PIXELS = 4 / 3;
/** Any smaller, its words could not be read: the picture is then moved sideways. */
const SMALLEST_SCALE = 0.8;

export interface RunPicture {
  /** For the inside of a page; all texts are escaped. */
  readonly svg: string;
  /** CSS pixels that it is at least wide. */
  readonly least: number;
  /** CSS pixels that it is at most wide. */
  readonly most: number;
}

/** `undefined` where no task waits for another, and for more tasks than can be read. */
export async function drawRun(
  { manifest, tasks }: RunRecord,
  { durations }: Statistics,
): Promise<RunPicture | undefined> {
  if (tasks.length > MOST_TASKS || tasks.every(({ task }) => task.needs.length === 0)) {
    return undefined;
  }
  const ids = manifest.tasks.map(({ id }) => id);
  const depths = earliestEnds(manifest.tasks, Object.fromEntries(ids.map((id) => [id, 1])));
  const drawn = await drawTasks({
    name: manifest.name,
    tasks: tasks.map((record) => ({
      id: record.task.id,
      title: plainLine(record.task.title, 200),
      tools: [record.task.tool],
      state: { is: record.status, text: stateText(record, durations[record.task.id]) },
    })),
    edges: manifest.tasks.flatMap(({ id, needs }) =>
      needs
        .filter(({ task }) => ids.includes(task))
        .map(({ task, when }) => ({ from: task, to: id, when })),
    ),
    layers: [...Map.groupBy(ids, (id) => depths.get(id) ?? 0)]
      .toSorted(([a], [b]) => a - b)
      .map(([, layer]) => layer),
  });
  // What stands before it and its style belong to a document of its own: the page has that style. Titles would
  // show ids where the mouse rests.
  const svg = drawn
    .slice(drawn.indexOf("<svg"))
    .replace(/<style>[^<]*<\/style>\n?/, "")
    .replaceAll(/<title>[^<]*<\/title>\n?/g, "");
  const width = Number(/^<svg width="([\d.]+)pt"/.exec(svg)?.[1] ?? 0) * PIXELS;
  return { svg, least: Math.round(width * SMALLEST_SCALE), most: Math.round(width) };
}

function stateText({ status, attempts }: TaskRecord, ms: number | undefined): string {
  const took = ms === undefined ? "" : prettyMilliseconds(ms);
  const tries = attempts.length > 1 ? `, ${attempts.length} tries` : "";
  if (status === "success") return `${took}${tries}`;
  return took === "" ? status : `${status} after ${took}${tries}`;
}
