import { noSuchTask, OrchcError } from "../../contract/diagnostics/index.ts";
import { parentsOf, parseInstance, type InstanceId } from "../../contract/instance.ts";

/**
 * The instances of a run that somebody has named: one by its id, or by the id of a loop or an item all that are in it.
 *
 * @param known all of the run
 * @throws OrchcError when there are none
 */
export function namedInstances(
  text: string,
  run: string,
  known: readonly InstanceId[],
): InstanceId[] {
  const found = within(text, known);
  if (found.length > 0) return found;
  const isId = parseInstance(text) !== undefined;
  const near = parentsOf(text)
    .map((parent) => within(parent, known))
    .find(({ length }) => length > 0);
  throw new OrchcError(noSuchTask({ task: text, run, known: near ?? known, isId }));
}

function within(id: InstanceId, known: readonly InstanceId[]): InstanceId[] {
  return known.filter((one) => one === id || parentsOf(one).includes(id));
}
