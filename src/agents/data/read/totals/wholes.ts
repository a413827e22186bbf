/** What a category is called that takes all others together: the evidence of a name, beside that of the numbers. */
import { CALLED_TOTAL } from "./labels.ts";

/**
 * `total`: the word says so. `whole`: the name of something that has parts, `World`, `All ages`. `code`: as statistical
 * offices abbreviate it, `_T`. `none`: the name says nothing.
 */
export type Hint = "total" | "whole" | "code" | "none";

const WHOLE =
  /^(?:the )?(?:world(?:[ -]?wide)?|global|earth|monde|welt(?:weit)?|mundo|mondo|wereld|international|inter-?continental total|(?:all|alle|tous|toutes|todos|todas|tutti|tutte|every|any|both|beide|both sexes)(?:[\s:,(-].*)?|(?:beide|ambos|ambas|les deux)\b.*|overall|combined|together|altogether|aggregate[ds]?|everyone|everything|everybody|persons|nation(?:wide|al)?|national|country ?wide|whole (?:country|year|population)|entire .*|full year|year total|whole year|annual|gesamtjahr|bundesgebiet|group|company|corporate|headquarters total|ensemble|insgesamt)$/i;
/** Groups of countries, with the number of their members or without. */
const UNION =
  /^(?:e\.?u\.?|ea|e[uc]?rozone|euro[ -]?(?:area|zone)|european union|oecd|g|eea|efta|asean|nato|brics|mercosur|benelux|nafta|usmca|opec|cis|ecowas)[\s_-]?\d*(?:[\s_-]?20\d\d)?(?:\b.*)?$|^(?:africa|asia|europe|oceania|antarctica|america|americas|the americas|(?:north|south|central|latin|northern|southern|eastern|western|middle|sub-saharan|south-?east(?:ern)?) (?:america|africa|asia|europe|east).*|afrika|asien|europa|ozeanien|amérique|afrique|asie|océanie)$/i;
const CODE =
  /^(?:_?t|tot|ttl|_?z_t|btsx|sex_btsx|mf|m\+f|f\+m|w\+m|m\+w|m\/f|f\/m|b|wld|owid_wrl|ww|all)$/i;

export function hintOf(label: string): Hint {
  const text = label.trim().replaceAll(/\s+/g, " ");
  if (new RegExp(CALLED_TOTAL, "u").test(text.toLowerCase())) return "total";
  if (WHOLE.test(text) || UNION.test(text)) return CODE.test(text) ? "code" : "whole";
  return CODE.test(text) ? "code" : "none";
}
