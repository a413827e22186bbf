/** "Departures to Brisay" of what takes the port of departure: where something goes is not where it comes from. */
import type { Field } from "../../../link/fields.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

const ARTICLES = new Set("the a an our my port harbour airport station city town".split(" "));
const WHITHER = /\b(?:to|into|destinations?|target|recipient|receiver|goes|arriv\w*|delivered)\b/i;
const WHENCE = /\b(?:from|origin|source|sender|leaves?|depart\w*)\b/i;
const TO = new Set("to into towards toward for".split(" "));
const FROM = new Set("from leaving".split(" "));
/** A place on the way is neither. */
const VIA = new Set("via through past over".split(" "));

export function otherDirection({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  const found = calls
    .flatMap(({ assigned }) => assigned)
    .find(({ field, value, items = [value] }) =>
      items.some(({ from, is }) => {
        const isWord = is === "name" || is === "phrase" || is === "code";
        if (!isWord || field.kind === "number" || field.kind === "flag") return false;
        let at = from - 1;
        while (ARTICLES.has(tokens[at]?.lower ?? "")) at -= 1;
        return isAgainst(tokens[at]?.lower ?? "", field);
      }),
    );
  if (found === undefined) return undefined;
  const { field, value } = found;
  return {
    words: { from: Math.max(0, value.from - 1), to: value.to },
    reason: `${field.name} of ${tool.name} is the other end of the way`,
  };
}

function isAgainst(before: string, { name, description }: Field): boolean {
  const said = `${name.replaceAll("_", " ")} ${description}`;
  const [whence, whither] = [WHENCE.test(said), WHITHER.test(said)];
  if (whence === whither) return false;
  return VIA.has(before) || (whence ? TO : FROM).has(before);
}
