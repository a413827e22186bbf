/** A title for a question: short enough to be read at a glance; the question itself stands below it. */

/** Letters of a title on two lines of a desk, or four of a phone. */
const LONGEST = 80;
/** The end of a clause; not the comma or point of a number. */
const CLAUSE_END =
  /[,;:.?!](?=\s|$)|\s(?=(?:and|then) (?:then )?(?:draw|chart|plot|write|save|make|send|show)\b)/i;
/** `in data/stocks.csv`: where things stand is no part of what they are. */
const PLACE =
  /\s+(?:in|from|of|at|on|with|using)\s+["'`]?(?:[^\s"'`,;]*\/[^\s"'`,;]*|[^\s"'`,;]+\.[a-z]\w{1,4})["'`]?(?=[\s,;:.?!]|$)/gi;

/** The first clause of the question, without paths; the plan's name in words where that is still too long. */
export function titleOf(question: string, name: string): string {
  if (question !== "" && question.length <= LONGEST && !PLACE.test(question)) return question;
  PLACE.lastIndex = 0;
  const [clause = ""] = question.replaceAll(PLACE, "").split(CLAUSE_END);
  const title = clause.trim();
  if (title.length >= 3 && title.length <= LONGEST) return title;
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
