/** "hires.csv", where `data/hires.csv` is the only file that is called so. */
import type { Mark, Reading } from "../read/reading.ts";

/** Behind these a name is that of a file which is yet to be made. */
const MAKING = /^(?:to|as|into|called|named|it|them|under)$/;

/** @param files asked for only where a name is that of no file as it stands */
export async function withBareNames(
  reading: Reading,
  files: () => Promise<readonly string[]>,
): Promise<Reading> {
  const { marks, tokens } = reading;
  const isBare = (mark: Mark): boolean =>
    mark.is === "path" &&
    !mark.exists &&
    !mark.folder &&
    !mark.path.includes("/") &&
    !MAKING.test(tokens[mark.from - 1]?.lower ?? "");
  if (!marks.some(isBare)) return reading;
  const known = await files();
  const resolved = marks.map((mark): Mark => {
    if (mark.is !== "path" || !isBare(mark)) return mark;
    const [only, ...others] = known.filter((file) =>
      file.toLowerCase().endsWith(`/${mark.path.toLowerCase()}`),
    );
    return only === undefined || others.length > 0 ? mark : { ...mark, path: only, exists: true };
  });
  return { ...reading, marks: resolved };
}
