/**
 * Asks which reading of a query is meant, where several are as likely (ORC2108), none has been checked
 * (ORC2114), or words are left that nothing takes (ORC2115).
 */
import type { AmbiguousQuestion } from "../compiler/index.ts";
import { askPerson, confirm } from "./ask-person.ts";
import type { Session } from "./session.ts";

/** From 1; `undefined` where nobody can be asked, or the answer is no number of a reading. */
export async function chooseReading(
  { text, readings }: AmbiguousQuestion,
  session: Session,
): Promise<number | undefined> {
  if (session.flags.json) return undefined;
  const [first, ...others] = readings;
  if (others.length === 0)
    return (await confirm(`"${text}" is read as:\n     ${first ?? ""}\nIs that what is meant?`, session)) ? 1 : undefined; // prettier-ignore
  const list = readings.map((said, at) => `  ${at + 1}  ${said}`);
  const question = [
    `"${text}" can be read in ${readings.length} ways:`,
    ...list,
    `Which one is meant? [1-${readings.length}]`,
  ].join("\n");
  const number = Number(await askPerson(question, session));
  return readings[number - 1] === undefined ? undefined : number;
}
