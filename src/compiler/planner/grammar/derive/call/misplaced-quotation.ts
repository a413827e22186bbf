/** "Log a complaint from Ada Holm: “too loud”": the quotation is the text, and who is named behind "from" the person, never the other way round. */
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";
import { fitOf } from "./fit.ts";

const NAMES = /\bnames? of\b/i;
/** What has a title is quoted as often as what is written. */
const TITLES = /\b(?:title|titled|called|song|film|book|play|show)\b/i;
const WHOSE = /^(?:from|by)$/;
const WITH_WHOM = /^(?:from|by|with|of|for|and|,)$/;

export function withQuotation(assigned: readonly Assigned[], context: CallContext): Assigned[] {
  const { tokens } = context.reading;
  const isName = ({ field }: Assigned): boolean =>
    NAMES.test(field.description) && !TITLES.test(`${field.names.join(" ")} ${field.description}`);
  const isOpen = ({ field, literal, items }: Assigned): boolean =>
    field.kind === "text" &&
    field.format === undefined &&
    literal === undefined &&
    items === undefined;
  const own = assigned.filter(isOpen);
  const quoted = own.find((one) => one.value.is === "quoted" && isName(one));
  // Whoever is named beside the title of what is quoted has no title.
  const isNamed = ({ field, value }: Assigned): boolean =>
    (TITLES.test(`${field.names.join(" ")} ${field.description}`) ? WITH_WHOM : WHOSE).test(
      tokens[value.from - 1]?.lower ?? "",
    );
  const named = own.find((one) => one.value.is === "name" && !isName(one) && isNamed(one));
  if (quoted === undefined || named === undefined) return [...assigned];
  const [person, text] = [
    fitOf(named.value, quoted.field, context),
    fitOf(quoted.value, named.field, context),
  ];
  // What cannot be put right is left out, and asked for.
  const right =
    person === undefined || text === undefined
      ? []
      : [
          { ...quoted, value: named.value, score: person },
          { ...named, value: quoted.value, score: text },
        ];
  return [...assigned.filter((one) => one !== quoted && one !== named), ...right];
}
