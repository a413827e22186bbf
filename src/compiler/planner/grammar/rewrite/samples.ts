/** Some of what is gone over, as it is when the request is planned: what is done for each is planned for these. */
import type { Arg } from "../../../../contract/values.ts";
import { tokensOf } from "../read/tokens.ts";
import type { World } from "../world.ts";
import type { References } from "./generalise.ts";
import type { Item } from "./name-item.ts";
import type { Over } from "./repetition.ts";

export interface Sample {
  readonly item: Item;
  readonly references: References;
}

/** Looking at more files would take longer than it tells. */
const MOST_FILES = 40;
/** More items make a request of their own. */
const MOST_ITEMS = 20;
const MOST_ROWS = 3;

export interface Samples {
  /** What an item is called in the loop. */
  readonly as: "file" | "row" | "item";
  readonly samples: readonly Sample[];
  /** There are more, of which nothing is known. */
  readonly isPart?: boolean;
  /** Why there are none; ends a sentence that begins with the words. */
  readonly unclear?: string;
}

export async function samplesOf(over: Over, world: World): Promise<Samples> {
  if (over.is === "files") {
    const files = (await world.filesIn?.(over.folder, over.pattern)) ?? [];
    // Of each kind one, before others.
    const kinds = Map.groupBy(files, (file) => /\.\w+$/.exec(file)?.[0] ?? "");
    const chosen = [
      ...new Set([...[...kinds.values()].flatMap(([first = ""]) => first), ...files]),
    ].slice(0, MOST_FILES);
    if (chosen.length === 0)
      return none(
        "file",
        `there is no such file now, and what is done with one is seen of those that there are`,
      );
    return {
      as: "file",
      isPart: files.length > chosen.length,
      samples: chosen.map((file) => ({
        item: { text: written(file) },
        references: new Map([[file, { $ref: "file" }]]),
      })),
    };
  }
  if (over.is === "list") {
    if (over.items.length > MOST_ITEMS) return none("item", `it names more than ${MOST_ITEMS}`);
    return {
      as: "item",
      samples: over.items.map((text) => ({
        item: { text: written(text) },
        references: new Map([[text, { $ref: "item" }]]),
      })),
    };
  }
  const place = await world.look(over.file);
  if (place?.facts.is !== "table") return none("row", "it is no data file whose columns are known");
  const columns = place.facts.columns.filter(
    ({ name, type, values = [] }) =>
      type === "text" &&
      values.length > 1 &&
      tokensOf(name).length === 1 &&
      /^[A-Za-z]\w*$/.test(name),
  );
  if (columns.length === 0) return none("row", "no column of text in it has more than one value");
  const samples = Array.from({ length: MOST_ROWS }, (_, row): Sample => {
    const cells = columns.map(({ name, values = [] }): [string, string] => [
      name,
      values[row % values.length] ?? "",
    ]);
    return {
      item: { cells: new Map(cells) },
      // A cell may be of any type, and a text of it is what is asked for.
      references: new Map(
        cells.map(([name, value]): [string, Arg] => [value, { $text: [{ $ref: `row.${name}` }] }]),
      ),
    };
  });
  return { as: "row", samples };
}

function none(as: Samples["as"], unclear: string): Samples {
  return { as, samples: [], unclear };
}

/** As it may stand in a request. */
function written(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `"${text}"`;
}
