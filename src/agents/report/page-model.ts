/** What the template of a page shows; all strings but `svg` and `html` are escaped there. */
import {
  sanitiseSvg,
  ToolError,
  type Chart,
  type FileRef,
  type Passage,
  type Table,
  type ToolContext,
} from "../../catalog/authoring.ts";
import { cellFormat } from "./format-cells.ts";
import { markdownToHtml } from "./markdown-html.ts";
import { widen } from "./wide-table.ts";

/** Rows of a table: a page that is read, not a database. */
const MOST_ROWS = 500;
/** Letters of a title beyond which it is set like text. */
const LONG = 140;

interface TextCell {
  readonly text: string;
  /** How the page sets it. */
  readonly type: Table["columns"][number]["type"];
}

export interface PageModel {
  readonly title: string;
  readonly long: boolean;
  readonly passages: readonly { readonly title: string | undefined; readonly html: string }[];
  readonly charts: readonly { readonly title: string; readonly svg: string }[];
  readonly tables: readonly {
    readonly title: string;
    readonly columns: readonly TextCell[];
    readonly rows: readonly (readonly TextCell[])[];
    readonly note: string;
  }[];
}

export interface PageContents {
  readonly title: string;
  readonly passages: readonly Passage[];
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
}

export async function pageModel(contents: PageContents, context: ToolContext): Promise<PageModel> {
  const { title } = contents;
  return {
    title,
    long: title.length > LONG,
    passages: contents.passages.map((passage) =>
      // A heading that only repeats the page's own is left out.
      passage.title === title
        ? { title: undefined, html: markdownToHtml(passage.text, 1) }
        : { title: passage.title, html: markdownToHtml(passage.text, 2) },
    ),
    charts: await Promise.all(
      contents.charts.map(async (chart, i) => ({
        title: chart.title,
        svg: drawn(chart.file, await sanitiseSvg(await readSvg(chart, context), `chart${i + 1}-`)),
      })),
    ),
    tables: contents.tables.map(tableModel),
  };
}

/** @throws ToolError when the chart is another kind of picture. */
export async function readSvg({ title, file }: Chart, context: ToolContext): Promise<string> {
  if (file.mediaType !== "image/svg+xml") {
    throw new ToolError(`The chart "${title}" is ${file.mediaType}, and SVG is needed.`, {
      help: "Draw it with report.chart.",
    });
  }
  return new TextDecoder().decode(await context.readFile(file));
}

/** @throws ToolError when there is no drawing. */
export function drawn({ file }: FileRef, svg: string | undefined): string {
  if (svg !== undefined) return svg;
  throw new ToolError(`${file} is not an SVG picture.`, { help: "Draw the chart again." });
}

function tableModel(source: Table): PageModel["tables"][number] {
  const table = widen(source);
  const formats = table.columns.map((column) => cellFormat(table, column));
  return {
    title: table.title,
    columns: table.columns.map(({ name, type, unit }) => ({
      text: unit === undefined || unit === "" ? name : `${name} (${unit})`,
      type,
    })),
    rows: table.rows.slice(0, MOST_ROWS).map((row) =>
      table.columns.map(({ name, type }, i) => ({
        text: formats[i]?.(row[name]) ?? "",
        type,
      })),
    ),
    note: sizeOf(source, table),
  };
}

/** How many rows there are, and which of them are shown. */
function sizeOf({ excerpt }: Table, { rows }: Table): string {
  const [shown, given] = [Math.min(rows.length, MOST_ROWS), rows.length].map((n) =>
    n.toLocaleString("en"),
  );
  const part = excerpt === undefined ? "" : ` Given are ${excerpt.kept}.`;
  const total = excerpt?.totalRows.toLocaleString("en") ?? given;
  if (shown === total) return `${total} ${rows.length === 1 ? "row" : "rows"}.`;
  return `First ${shown} of ${total} rows.${part}`;
}
