/** Names of time zones, as feeds write them; the list is that of `timezone-abbreviations`. */
import abbreviations from "timezone-abbreviations/dist/data.json" with { type: "json" };

export interface Zone {
  /** Minutes that its clocks are ahead of UTC. */
  readonly minutes: number;
  /** What the name was taken for, where it has several meanings. */
  readonly readAs?: string;
}

/** RFC 822 section 5: these are North American, whoever else uses them. */
const RFC_822 = new Set("EST EDT CST CDT MST MDT PST PDT".split(" "));
/** Of names with several meanings, the one that most feeds mean. Others are not read at all. */
const USUAL: Readonly<Record<string, string>> = {
  AST: "Atlantic Standard Time",
  BST: "British Summer Time",
  GST: "Gulf Standard Time",
  IST: "Indian Standard Time",
};

/** `+0100`, `+01:00`, `GMT+1`, `CET`; `undefined` when it is unknown, or has several meanings and no usual one. */
export function zoneOf(name: string): Zone | undefined {
  const upper = name.trim().toUpperCase();
  if (/^(?:Z|UT|UTC|GMT)$/.test(upper)) return { minutes: 0 };
  const [, sign, hours = "", minutes = "0"] =
    /^(?:UTC?|GMT)?([+-−])(\d{1,2}):?(\d{2})?$/.exec(upper) ?? [];
  if (sign !== undefined) {
    const ahead = Number(hours) * 60 + Number(minutes);
    return Number(hours) > 15 || Number(minutes) > 59
      ? undefined
      : { minutes: sign === "+" ? ahead : -ahead };
  }
  const meanings = abbreviations.filter(({ abbr }) => abbr.toUpperCase() === upper);
  const offsets = new Set(meanings.map(({ offset }) => minutesOf(offset)));
  if (offsets.size === 1) return withOffset(meanings[0]?.offset);
  const meant = meanings.find(({ description }) =>
    RFC_822.has(upper)
      ? description.includes("(North America)")
      : description.startsWith(USUAL[upper] ?? "\0"),
  );
  const zone = withOffset(meant?.offset);
  const readAs = meant?.description.replace(/\s*[([].*$/, "");
  return zone === undefined ? undefined : { ...zone, ...(readAs !== undefined && { readAs }) };
}

function withOffset(offset: string | undefined): Zone | undefined {
  const minutes = minutesOf(offset ?? "");
  return minutes === undefined ? undefined : { minutes };
}

/** Minutes of `UTC+05:30`, `UTC±00`; names that mean summer and winter time alike have two offsets and none here. */
function minutesOf(offset: string): number | undefined {
  const [, sign, hours, minutes = "0"] = /^UTC([+±−-])(\d{2})(?::(\d{2}))?$/.exec(offset) ?? [];
  if (hours === undefined) return undefined;
  const ahead = Number(hours) * 60 + Number(minutes);
  return sign === "-" || sign === "−" ? -ahead : ahead;
}
