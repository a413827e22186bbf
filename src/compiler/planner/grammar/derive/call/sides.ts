/** Words before a value that say which end it is: from, to, until, by. */
import { type Field } from "../../link/fields.ts";
import { rolesOf } from "../../link/roles.ts";
import type { Reading } from "../../read/reading.ts";
import type { Value } from "./value.ts";

/** What an argument has to speak of to be a last or a first time, or the one that was, and not the time itself. */
const SIDES: readonly (readonly [RegExp, (said: string) => boolean])[] = [
  [
    /^(?:before|until|till)$/,
    (said) =>
      /\b(?:until|till|before|end|due|deadline|latest|last|max|to|by|expir|valid|finish|clos)/i.test(
        said,
      ),
  ],
  [
    /^(?:after|since)$/,
    (said) => /\b(?:since|from|after|start|begin|earliest|first|min|open)/i.test(said),
  ],
  [
    /^(?:from|starting)$/,
    (said) =>
      !/\bnew\b/i.test(said) &&
      (!/\b(?:until|till|end|due|deadline|expir|to)/i.test(said) ||
        /\b(?:from|start|begin|first)/i.test(said)),
  ],
];

/** What a number is after a change, and by how much it changes. */
const CHANGES: typeof SIDES = [
  [/^to$/, (said) => !/\b(?:by how|how many more|how much more|additional|extra)\b/i.test(said)],
  [/^by$/, (said) => !/\b(?:the new|new total)\b/i.test(said)],
];

/** "Release it before 12 June" gives no day of the release, and "extend it to 5 years" does not say by how many. */
export function isOtherSide(value: Value, field: Field, reading: Reading): boolean {
  const { from, is } = value;
  const { tokens } = reading;
  if (isLeft(value, field, reading)) return true;
  if (isOtherEnd(value, field, reading)) return true;
  const sides = is === "time" || is === "clock" ? SIDES : field.kind === "number" ? CHANGES : [];
  const before = tokens[from - 1]?.lower ?? "";
  const said = `${field.name.replaceAll("_", " ")} ${field.description}`;
  // "From 5 June" is no last day, and "until 5 June" is the last one of any pair.
  if (field.end === "last" && /^(?:from|since|starting)$/.test(before)) return true;
  if (field.end === "last" && /^(?:until|till)$/.test(before)) return false;
  return sides.some(([word, fits]) => word.test(before) && !fits(said));
}

const WHITHER = /\b(?:to|into|destination|target|recipient|receiver|goes|arrives?|delivered)\b/i;

const WHENCE = /\b(?:from|origin|source|sender|leaves?|departs?|departure)\b/i;

/** "Fetch it from the north gate": where it comes from is nowhere that it goes. */
function isOtherEnd({ from, is }: Value, field: Field, { tokens }: Reading): boolean {
  if (!["name", "phrase", "quoted", "code"].includes(is)) return false;
  let at = from - 1;
  while (/^(?:the|a|an|our|my)$/.test(tokens[at]?.lower ?? "")) at -= 1;
  const said = `${field.name.replaceAll("_", " ")} ${field.description}`;
  const before = tokens[at]?.lower ?? "";
  if (before === "from") return WHITHER.test(said) && !WHENCE.test(said);
  return /^(?:to|into)$/.test(before) && WHENCE.test(said) && !WHITHER.test(said);
}

/** "Move it from Monday to Tuesday": what it was, of which no argument is the beginning. */
function isLeft({ to, is }: Value, field: Field, { tokens, marks }: Reading): boolean {
  const isNext = marks.some((mark) => mark.is === "time" && mark.from === to + 1);
  const isPair = /^(?:to|until|till)$/.test(tokens[to]?.lower ?? "") && isNext;
  const roles = rolesOf(field);
  return (
    is === "time" &&
    isPair &&
    field.format?.startsWith("date") === true &&
    !roles.has("start") &&
    !roles.has("from")
  );
}
