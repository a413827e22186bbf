/** What kind of thing an argument is, by the general words of its name and description. */
import { stemWord } from "../../../language/stem.ts";
import type { Field } from "./fields.ts";

export type Role =
  | "place"
  | "person"
  | "time"
  | "start"
  | "end"
  | "duration"
  | "unit"
  | "identifier"
  | "mail"
  | "url"
  | "file"
  | "language"
  | "currency"
  | "name"
  | "year"
  | "from"
  | "to"
  | "text"
  | "list"
  | "phone"
  | "colour"
  | "day"
  | "gender"
  | "size"
  | "part";

const stems = (words: string): ReadonlySet<string> =>
  new Set(words.trim().split(/\s+/).map(stemWord));

const ROLES: readonly (readonly [Role, ReadonlySet<string>])[] = [
  [
    "place",
    stems(
      "location city country place region area state address destination origin venue town county continent locality",
    ),
  ],
  [
    "person",
    stems(
      "person author artist user customer client patient employee student teacher researcher actor director owner player composer writer doctor guest participant recipient sender attendee member name",
    ),
  ],
  [
    "time",
    stems(
      "date time day month year when period datetime timestamp deadline birthday birthdate dob week season era decade century",
    ),
  ],
  ["start", stems("start begin beginning since departure checkin earliest first initial")],
  ["end", stems("end until finish ending return checkout latest last final")],
  ["duration", stems("duration length period term span hours minutes days weeks months years")],
  ["unit", stems("unit units measurement")],
  [
    "identifier",
    stems(
      "id identifier code number key uuid vin reference token username serial symbol ticker hash",
    ),
  ],
  ["mail", stems("mail email")],
  ["url", stems("url uri link website site domain webpage")],
  ["file", stems("file path filename folder directory document image dataset data")],
  ["language", stems("language locale")],
  ["currency", stems("currency")],
  ["name", stems("name title label called brand company organization team product")],
  ["year", stems("year")],
  ["from", stems("from source origin departure src")],
  ["to", stems("to target destination dest")],
  [
    "text",
    stems(
      "text content message body description note comment summary sentence string prompt question query",
    ),
  ],
  ["colour", stems("color colour")],
  ["day", stems("day weekday date when")],
  ["gender", stems("gender sex")],
  ["size", stems("size")],
  ["part", stems("role part character position rank category type kind function")],
  ["phone", stems("phone telephone mobile")],
];

/** Of descriptions: most of what has a name is nobody's. */
const PEOPLE =
  /\b(?:person|author|artist|act(?:or|ress)|director|singer|composer|writer|doctor|patient|student|teacher|player|performer|customer|guest)s?\b(?!['’]s)/i;

const known = new WeakMap<Field, ReadonlySet<Role>>();

export function rolesOf(field: Field): ReadonlySet<Role> {
  const before = known.get(field);
  if (before !== undefined) return before;
  const { names, description, format, examples } = field;
  const roles = new Set<Role>();
  for (const [role, words] of ROLES) if (names.some((name) => words.has(name))) roles.add(role);
  if (/\b(?:yyyy|mm\/dd|dd\/mm|iso.?8601)\b/i.test(description)) roles.add("time");
  const isOpen = [...roles].every((role) =>
    ["from", "to", "start", "end", "name", "text", "identifier"].includes(role),
  );
  if (isOpen) {
    // The name alone says nothing: what does its description say first?
    const first = description.split(/[.(]/, 1)[0] ?? "";
    const words = new Set(first.toLowerCase().split(/\W+/).map(stemWord));
    if (PEOPLE.test(first)) roles.add("person");
    for (const role of [
      "place",
      "time",
      "mail",
      "url",
      "language",
      "currency",
      "duration",
      "unit",
    ] as const) {
      const [, list] = ROLES.find(([name]) => name === role) ?? [role, new Set<string>()];
      // A message is no address because it is that of a mail.
      const isText = roles.has("text") && (role === "mail" || role === "url");
      if (!isText && [...words].some((word) => list.has(word))) roles.add(role);
    }
  }
  if (format === "email") roles.add("mail");
  if (format === "uri" || format === "url") roles.add("url");
  if (format === "path" || format === "glob") roles.add("file");
  if (format === "date" || format === "date-time") roles.add("time");
  if (
    examples.length > 0 &&
    examples.every((one) => /^\d+ (?:hour|minute|day|week|month|year)s?$/.test(one))
  )
    roles.add("duration");
  // Beside the other end, a departure ends what an arrival begins.
  if (field.end === "first") for (const role of ["end", "to"] as const) roles.delete(role);
  if (field.end === "last") for (const role of ["start", "from"] as const) roles.delete(role);
  if (field.end === "either")
    for (const role of ["start", "from", "end", "to"] as const) roles.delete(role);
  if (field.end === "first") roles.add("start");
  if (field.end === "last") roles.add("end");
  known.set(field, roles);
  return roles;
}
