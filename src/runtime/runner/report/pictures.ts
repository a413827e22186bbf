/** What tasks made to look at, put inside the page: it stands alone wherever it is sent. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sanitiseSvg } from "../../../catalog/sanitise-svg.ts";
import type { ShownFile } from "../answer/view-answer.ts";

/** A larger file makes the page slow to open; it is linked instead. */
const MOST_BYTES = 2 * 2 ** 20;
/** What browsers show, and cannot run. */
const BITMAPS = /^image\/(png|jpeg|gif|webp|avif)$/;

export interface Picture extends ShownFile {
  /** Sanitised, for the page as it is; absent for a bitmap. */
  readonly svg: string | undefined;
  /** A `data:` URL; absent for SVG. */
  readonly bitmap: string | undefined;
  /** Drawn for a white ground: it does not take its colours from the page. */
  readonly onPaper: boolean;
}

export interface Page extends ShownFile {
  readonly html: string;
}

/** The files that can stand inside the page; the others are linked. */
export async function readShown(
  files: readonly ShownFile[],
  folder: string,
): Promise<{ pictures: Picture[]; pages: Page[]; links: ShownFile[] }> {
  const pictures: Picture[] = [];
  const pages: Page[] = [];
  const links: ShownFile[] = [];
  for (const [i, file] of files.entries()) {
    const picture = await readPicture(file, folder, `p${i}-`);
    if (picture !== undefined) pictures.push(picture);
    else if (isType(file, "text/html")) pages.push({ ...file, html: await text(file, folder) });
    else links.push(file);
  }
  return { pictures, pages, links };
}

async function readPicture(
  file: ShownFile,
  folder: string,
  scope: string,
): Promise<Picture | undefined> {
  if (isType(file, "image/svg+xml")) {
    const source = await text(file, folder);
    const svg = await sanitiseSvg(source, scope);
    if (svg === undefined) return undefined;
    return { ...file, svg, bitmap: undefined, onPaper: !source.includes("currentColor") };
  }
  if (file.ref.bytes > MOST_BYTES || !BITMAPS.test(file.ref.mediaType)) return undefined;
  const bytes = await readFile(join(folder, file.path));
  const bitmap = `data:${file.ref.mediaType};base64,${bytes.toString("base64")}`;
  return { ...file, svg: undefined, bitmap, onPaper: true };
}

function isType({ ref }: ShownFile, mediaType: string): boolean {
  return ref.bytes <= MOST_BYTES && ref.mediaType.split(";")[0]?.trim() === mediaType;
}

function text({ path }: ShownFile, folder: string): Promise<string> {
  return readFile(join(folder, path), "utf8");
}
