/** Text files that hold no table with delimiters. */
import { ToolError } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";
import { NO_DELIMITER, type Fitting } from "./dialect.ts";
import type { Sample } from "./sample.ts";

/** Lines that are looked at. */
const LOOKED_AT = 50;

/** @throws ToolError when there is nothing, or lines are columns of a fixed width, or wholly in quotes. */
export function refuseNoTable(sample: Sample, { dialect, records }: Fitting, file: DataFile): void {
  const filled = records.filter(({ isBlank, values }) => !isBlank && values.join("").trim() !== "");
  if (filled.length === 0) {
    throw new ToolError(`${file.name} is empty: it holds blanks only.`, {
      help: "Write data to it first, or name another file.",
    });
  }
  if (dialect.delimiter !== NO_DELIMITER) return;
  const lines = filled.slice(0, LOOKED_AT).map(({ values }) => values[0] ?? "");
  if (lines.length > 1 && lines.every((line) => /\S\s{2,}\S/.test(line.trim()))) {
    throw new ToolError(
      `${file.name} seems to hold columns of a fixed width, without delimiters.`,
      {
        help: `Put a delimiter between them first, for example: sed -E 's/ {2,}/;/g' ${file.name} > NEW.csv`,
      },
    );
  }
  const delimiter = [",", ";", "\t", "|"].find((one) => {
    const counts = new Set(lines.map((line) => line.split(one).length));
    return lines.length > 1 && counts.size === 1 && !counts.has(1);
  });
  if (delimiter !== undefined && /^\s*"/.test(sample.head)) {
    throw new ToolError(`Each line of ${file.name} stands in quotes as a whole.`, {
      help: `Take those quotes away first, for example: sed -E 's/^"(.*)"\\r?$/\\1/; s/""/"/g' ${file.name} > NEW.csv`,
    });
  }
  const odd = filled.find(({ values }) => /[;\t|]|,\S/.test(values[0] ?? ""));
  if (odd === undefined) return;
  throw new ToolError(
    `What separates the values of ${file.name} cannot be seen: its lines have different numbers of commas, semicolons, tabs and bars (line ${odd.line}: ${(odd.values[0] ?? "").slice(0, 60)}).`,
    {
      help: `Correct the lines, or name the delimiter: reading: { "${file.name}": { delimiter: ";" } }. Values that hold it must stand in double quotes.`,
    },
  );
}
