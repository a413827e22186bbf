/** What can be wrong with tasks that stand within others, before anything is bound. */
import { fallback } from "../../kinds/index.ts";
import { misplacedTask, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import { oneLine } from "../../../model/one-line.ts";
import type { OutlineHolder } from "../planner.ts";
import { placesOf } from "./places.ts";
import type { SuggestedKind } from "./suggested-kinds.ts";

interface Member {
  readonly id: string;
  readonly within: string;
  readonly block: string;
}

export function checkHolders(
  members: readonly Member[],
  holders: readonly OutlineHolder[],
  kinds: readonly SuggestedKind[],
): Diagnostic[] {
  const reported = (task: string, reason: string): Diagnostic => {
    const holder = holders.find(({ id }) => id === task);
    return misplacedTask({ task, reason }, ...placesOf(holder ?? { id: task }));
  };
  const blocksOf = (id: string): readonly string[] | undefined => {
    const holder = holders.find((one) => one.id === id);
    return holder && kinds.find(({ name }) => name === holder.kind)?.blocks;
  };
  const around = new Map(members.map(({ id, within }) => [id, within]));
  const standsInItself = (id: string): boolean => {
    const seen = new Set<string>();
    let at = around.get(id) ?? "";
    while (at !== "" && at !== id && !seen.has(at)) {
      seen.add(at);
      at = around.get(at) ?? "";
    }
    return at === id;
  };
  return [
    ...members.flatMap(({ id, within, block }) => {
      if (within === "") return [];
      if (standsInItself(id)) return [reported(id, "stands within itself")];
      const known = blocksOf(within);
      if (known === undefined || known.length === 0)
        return [reported(id, `is within "${oneLine(within)}", which is no task that holds others`)];
      return known.includes(block)
        ? []
        : [
            reported(
              id,
              `is in block "${oneLine(block)}" of "${within}", which has ${known.map((one) => `"${one}"`).join(", ")} only`,
            ),
          ];
    }),
    ...holders.flatMap(({ id, kind, blocks }) => {
      const shown = kinds.find(({ name }) => name === kind);
      if (shown === undefined)
        return [
          reported(id, `has the kind "${oneLine(kind)}", which this request does not speak of`),
        ];
      const [first] = shown.blocks;
      const lacks = (at: string): boolean =>
        !members.some(({ within, block }) => within === id && block === at);
      if (first !== undefined && lacks(first))
        return [reported(id, `has no task in its block "${first}"`)];
      return kind === fallback.name && blocks.length < 2
        ? [reported(id, "has one alternative only")]
        : [];
    }),
  ];
}
