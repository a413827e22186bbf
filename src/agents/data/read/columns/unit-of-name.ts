/** The unit that a column's name carries: `Umsatz in EUR`, `weight (kg)`, `share [%]`. */

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));
const UNITS =
  /^(%|‰|percent|[kmµ]?g|t|[kcmµ]?m|m²|km²|m2|km2|ha|[cm]?l|°[CF]|[kMG]?Wh?|[kMGT]?i?B|m?s|min|h|km\/h|m\/s|mph|lbs?|oz|ft|mi|hp|PS|bar|h?Pa|V|A|Hz|pp|years|days|hours)$/;

export function unitOfName(name: string): string | undefined {
  if (/^%|%$/.test(name.trim())) return "%";
  const match = /(?:\(([^()]+)\)|\[([^[\]]+)\]|\b(?:in|en)\s+(\S+))\s*$/.exec(name);
  const unit = (match?.[1] ?? match?.[2] ?? match?.[3])?.trim();
  if (unit === undefined) return undefined;
  return CURRENCIES.has(unit) || /^\p{Sc}$/u.test(unit) || UNITS.test(unit) ? unit : undefined;
}
