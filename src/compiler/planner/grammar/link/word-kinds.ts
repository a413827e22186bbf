/** Words of general English that are of a kind by themselves: colours, languages, days. */
import type { Role } from "./roles.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const KINDS: readonly (readonly [Role, ReadonlySet<string>])[] = [
  ["colour", set("red green blue yellow orange purple pink black white brown grey gray violet cyan magenta turquoise beige gold silver navy maroon teal olive")],
  ["language", set("english german french spanish italian portuguese dutch swedish norwegian danish finnish polish czech russian ukrainian turkish greek arabic hebrew hindi bengali punjabi urdu chinese mandarin japanese korean vietnamese thai indonesian malay swahili latin")],
  ["day", set("monday tuesday wednesday thursday friday saturday sunday weekday weekend today tomorrow yesterday")],
  ["gender", set("male female man woman men women males females nonbinary")],
  ["size", set("small medium large tiny huge mini xl xxl")],
  ["unit", set("celsius fahrenheit kelvin metric imperial kilometers kilometres kilometer miles mile meters metres inches inch feet pounds kilograms kilogram grams liters litres gallons ounces percent percentage seconds minutes hours kwh usd eur")],
]; // prettier-ignore

export function kindOfWord(text: string): Role | undefined {
  const lower = text.toLowerCase();
  return KINDS.find(([, words]) => words.has(lower))?.[0];
}
