/** "List the visits of Edith Sommer" of carers and of clients: which of two persons a name is has to be said. */
import { fieldsOf } from "../../../link/fields.ts";
import { personOf } from "../../../link/person-arguments.ts";
import { areAlike } from "../assign.ts";
import type { Assigned } from "../assigned.ts";
import { isToldApart } from "../person-cue.ts";
import { isOptional, type CalledClause, type Misreading } from "./misreading.ts";

export function undecidedPerson({ reading, tool, calls }: CalledClause): Misreading | undefined {
  const persons = fieldsOf(tool).filter((field) => personOf(field) !== undefined);
  const [first, ...others] = persons;
  // A first and a second one are said in their order.
  if (first === undefined || others.length === 0 || others.some((other) => areAlike(first, other)))
    return undefined;
  const isPerson = ({ field, value, items }: Assigned): boolean =>
    persons.some(({ name }) => name === field.name) && value.is === "name" && items === undefined;
  for (const { assigned } of calls) {
    const given = assigned.filter(isPerson);
    const [open, ...more] = given.filter(
      ({ value, field }) => !isToldApart(value, field, persons, tool, reading),
    );
    if (open === undefined) continue;
    // Who is left when the others are told apart, or the only one who cannot be left out.
    const isLeft = more.length === 0 && given.length === persons.length;
    const isNeeded =
      given.length === 1 &&
      persons.every((one) => isOptional(one) === (one.name !== open.field.name));
    if (isLeft || isNeeded) continue;
    const names = persons.map(({ name }) => name).join(" or the ");
    return {
      words: open.value,
      reason: `it may be the ${names} of ${tool.name}; say which, as "${open.field.name} ${open.value.text}"`,
    };
  }
  return undefined;
}
