/** Whether two words of one family are meant: "directed" is what a director does, "attended" what attendance counts. */

const ENDINGS =
  "ations ation ements ement ments ment ances ance ences ence ions ion ings ing ators ator ors ers ees ants ant ents ent ated ates ate or er ee ed es al als age ity y s e".split(
    " ",
  );

const SHORTEST = 4;

/** The part of a word that its family shares. */
export function rootOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** What changes within the word. */
const IRREGULAR = new Map(
  (
    "won:win winner:win winners:win winning:win wins:win victory:win victories:win lost:loss losses:loss losing:loss lose:loss loses:loss defeat:loss defeats:loss " +
    "wrote:write written:write writer:write writers:write author:write authors:write drove:drive driven:drive driver:drive drivers:drive sang:sing sung:sing singer:sing " +
    "built:build builder:build builders:build flew:fly flown:fly grew:grow grown:grow growth:grow sold:sale sells:sale sell:sale sales:sale sale:sale paid:pay payment:pay spent:spend " +
    "weigh:weight weighs:weight weighed:weight weight:weight tall:height height:height high:height long:length length:length lasted:length lasts:length deep:depth depth:depth wide:width width:width " +
    "old:age age:age aged:age taught:teach teacher:teach bought:buy buyer:buy began:begin begun:begin beginning:begin cost:cost costs:cost died:death death:death dead:death dies:death " +
    "born:birth birth:birth married:marriage marriage:marriage chose:choice choice:choice drew:draw drawn:draw draw:draw draws:draw tie:draw ties:draw tied:draw"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

export function areKin(one: string, other: string): boolean {
  const [first, second] = [IRREGULAR.get(one), IRREGULAR.get(other)];
  if (first !== undefined && first === second) return true;
  const [a, b] = [rootOf(one), rootOf(other)];
  return a.length >= SHORTEST && a === b;
}

/** The same for all words of a family. */
export function familyOf(word: string): string {
  const lower = word.toLowerCase();
  return IRREGULAR.get(lower) ?? rootOf(lower);
}
