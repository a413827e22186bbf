import { namesIn } from "../../../contract/expression/expression.ts";
import type { CoreTask } from "../../../contract/manifest.ts";
import { isAgent, isBranch, isLoop, type Region } from "../../../contract/regions/index.ts";
import type { Places } from "../../regions/places.ts";
import { tasksIn } from "../identity/known-args.ts";
import { namedBy } from "../sent-outputs.ts";

/** Tasks of other units whose outputs the script of a unit reads. */
export function namesOfUnit({ byId }: Places, members: readonly CoreTask[]): string[] {
  const regions = [...byId.values()].map(({ region }) => region);
  const variables = new Set(regions.flatMap(variablesOf));
  const names = new Set([...namedBy(members), ...regions.flatMap(namesOf)]);
  return [...names].filter((name) => !byId.has(name) && !variables.has(name));
}

/** Names that a loop gives to what is of its item or round. */
export function variablesOf(region: Region): string[] {
  if (!isLoop(region)) return [];
  const { over, index, carry } = region;
  const item = over.is === "items" ? [over.as] : [];
  return [...item, ...(index === undefined ? [] : [index]), ...carry.map(({ name }) => name)];
}

function namesOf(region: Region): string[] {
  if (isBranch(region)) return namesIn(region.when);
  if (isAgent(region)) return tasksIn({ instruction: region.instruction });
  if (!isLoop(region)) return [];
  const { over, carry } = region;
  const own =
    over.is === "items" ? tasksIn({ list: over.list }) : namesIn(over.until ?? { is: "undefined" });
  return [
    ...own,
    ...carry.flatMap(({ first, next }) => [...tasksIn({ first }), ...tasksIn({ next })]),
  ];
}
