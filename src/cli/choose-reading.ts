/**
 * Asks which reading of a query is meant, where several are as likely (ORC2108), none has been checked
 * (ORC2114), or words are left that nothing takes (ORC2115).
 */
import type { AmbiguousQuestion } from "../compiler/index.ts";
import { askPerson, confirm } from "./ask-person.ts";
import type { Session } from "./session.ts";

/** From 1; `declined` when the answer is no number of a reading, `undefined` where nobody can be asked. */
export async function chooseReading(
  { text, readings }: AmbiguousQuestion,
  session: Session,
): Promise<number | "declined" | undefined> {
  if (session.flags.json) return undefined;
  const [first, ...others] = readings;
  if (others.length === 0) {
    const question = `"${text}" is read as:\n     ${first ?? ""}\nIs that what is meant?`;
    const isMeant = await confirm(question, session);
    return isMeant === undefined ? undefined : isMeant ? 1 : "declined";
  }
  const list = readings.map((said, at) => `  ${at + 1}  ${said}`);
  const question = [
    `"${text}" can be read in ${readings.length} ways:`,
    ...list,
    `Which one is meant? [1-${readings.length}]`,
  ].join("\n");
  const answer = await askPerson(question, session);
  if (answer === undefined) return undefined;
  const number = Number(answer);
  return readings[number - 1] === undefined ? "declined" : number;
}
