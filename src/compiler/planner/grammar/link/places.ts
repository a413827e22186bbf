/** Well-known places, for arguments that take a city with its state or country. Where a name is shared, the largest city. */

/** States of the United States by their code, each with its large cities. */
const STATES = `
AL Alabama: Birmingham Montgomery Huntsville Mobile
AK Alaska: Anchorage Juneau
AZ Arizona: Phoenix Tucson Mesa Scottsdale Tempe Chandler Flagstaff
AR Arkansas: Little_Rock Fayetteville
CA California: Los_Angeles San_Francisco San_Diego San_Jose Sacramento Oakland Fresno Berkeley Long_Beach Anaheim Santa_Rosa Santa_Monica Santa_Barbara Santa_Cruz Palo_Alto Fremont Pasadena Riverside Bakersfield Irvine Stockton Sonoma Burlingame Walnut_Creek San_Leandro San_Ramon Mill_Valley Hayward Concord Sunnyvale Mountain_View Palm_Springs Napa Monterey Hollywood
CO Colorado: Denver Boulder Colorado_Springs Aspen Fort_Collins
CT Connecticut: Hartford New_Haven Stamford
DE Delaware: Wilmington Dover
DC District_of_Columbia: Washington
FL Florida: Miami Orlando Tampa Jacksonville Tallahassee Fort_Lauderdale St._Petersburg Key_West Naples
GA Georgia: Atlanta Savannah Augusta
HI Hawaii: Honolulu
ID Idaho: Boise
IL Illinois: Chicago Springfield Naperville Peoria
IN Indiana: Indianapolis Fort_Wayne Bloomington
IA Iowa: Des_Moines Cedar_Rapids
KS Kansas: Wichita Topeka
KY Kentucky: Louisville Lexington
LA Louisiana: New_Orleans Baton_Rouge
ME Maine: Bangor
MD Maryland: Baltimore Annapolis
MA Massachusetts: Boston Cambridge Worcester Salem
MI Michigan: Detroit Grand_Rapids Ann_Arbor Lansing
MN Minnesota: Minneapolis St._Paul Duluth
MS Mississippi: Jackson Biloxi
MO Missouri: Kansas_City St._Louis
MT Montana: Billings Bozeman
NE Nebraska: Omaha Lincoln
NV Nevada: Las_Vegas Reno Carson_City
NH New_Hampshire: Concord Manchester
NJ New_Jersey: Newark Jersey_City Trenton Princeton Atlantic_City
NM New_Mexico: Albuquerque Santa_Fe
NY New_York: New_York New_York_City Buffalo Rochester Albany Syracuse Brooklyn Manhattan Queens
NC North_Carolina: Charlotte Raleigh Durham Asheville
ND North_Dakota: Fargo Bismarck
OH Ohio: Columbus Cleveland Cincinnati Toledo Dayton
OK Oklahoma: Oklahoma_City Tulsa
OR Oregon: Portland Eugene Bend
PA Pennsylvania: Philadelphia Pittsburgh Harrisburg
RI Rhode_Island: Providence Newport
SC South_Carolina: Charleston Columbia
SD South_Dakota: Sioux_Falls Rapid_City
TN Tennessee: Nashville Memphis Knoxville
TX Texas: Houston Dallas Austin San_Antonio Fort_Worth El_Paso Galveston
UT Utah: Salt_Lake_City Provo
VT Vermont: Burlington
VA Virginia: Richmond Norfolk Arlington Alexandria
WA Washington: Seattle Spokane Tacoma Olympia
WV West_Virginia: Charleston
WI Wisconsin: Milwaukee Madison
WY Wyoming: Cheyenne
`;
/** Countries by their code of ISO 3166, as CLDR names them, each with its large cities. */
const COUNTRIES = `
AE: Dubai Abu_Dhabi
AR: Buenos_Aires
AT: Vienna Salzburg
AU: Sydney Melbourne Brisbane Perth Adelaide
BE: Brussels Antwerp
BR: Rio_de_Janeiro Sao_Paulo Brasilia
CA: Toronto Vancouver Montreal Ottawa Calgary
CH: Zurich Geneva Basel Bern
CN: Beijing Shanghai Shenzhen Guangzhou
CZ: Prague
DE: Berlin Munich Hamburg Frankfurt Cologne Stuttgart
DK: Copenhagen
EG: Cairo
ES: Madrid Barcelona Seville Valencia
FI: Helsinki
FR: Paris Lyon Marseille Nice Bordeaux
GB: London Manchester Edinburgh Glasgow Liverpool Oxford Bristol
GR: Athens
HU: Budapest
ID: Jakarta
IE: Dublin
IN: Mumbai Delhi New_Delhi Bangalore Chennai Kolkata Hyderabad Pune
IT: Rome Milan Venice Florence Turin
JP: Tokyo Osaka Kyoto
KE: Nairobi
KR: Seoul Busan
MX: Mexico_City Cancun
MY: Kuala_Lumpur
NL: Amsterdam Rotterdam
NO: Oslo
NZ: Auckland Wellington
PL: Warsaw Krakow
PT: Lisbon Porto
RU: Moscow
SE: Stockholm
TH: Bangkok Phuket
TR: Istanbul Ankara
UA: Kyiv
VN: Hanoi
ZA: Johannesburg Cape_Town
`;

const stateOf = new Map<string, string>();
const countryOf = new Map<string, string>();
const codes = new Map<string, string>();
for (const [text, of] of [
  [STATES, stateOf],
  [COUNTRIES, countryOf],
] as const) {
  for (const line of text.trim().split("\n")) {
    const [head = "", cities = ""] = line.split(": ");
    const [code = "", name] = head.split(" ");
    if (name !== undefined) codes.set(name.replaceAll("_", " ").toLowerCase(), code);
    for (const city of cities.split(" ")) {
      const lower = city.replaceAll("_", " ").toLowerCase();
      if (!stateOf.has(lower) && !countryOf.has(lower)) of.set(lower, code);
    }
  }
}
/** In English, as CLDR has them. */
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const countries = new Set(letters.flatMap((a) => letters.flatMap((b) => regions.of(a + b)?.toLowerCase() ?? []))); // prettier-ignore

/** What a name is known as, as the stem of that word. */
export function kindOfPlace(name: string): "citi" | "state" | "countri" | undefined {
  const lower = name.toLowerCase();
  if (stateOf.has(lower) || countryOf.has(lower)) return "citi";
  return codes.has(lower) ? "state" : countries.has(lower) ? "countri" : undefined;
}

/** CA of California. */
export function stateCode(name: string): string | undefined {
  return codes.get(name.toLowerCase());
}

/** "San Francisco, CA" of "San Francisco" and of "San Francisco, California"; "Paris, France". */
export function withRegion(place: string): string {
  const [, city = place, region] = /^(.+?),\s*(.+)$/.exec(place) ?? [];
  if (region !== undefined) return `${city}, ${stateCode(region) ?? region}`;
  const state = stateOf.get(city.toLowerCase());
  const country = countryOf.get(city.toLowerCase()) ?? "";
  const after =
    state ?? (country === "GB" ? "UK" : country === "" ? undefined : regions.of(country));
  return after === undefined ? place : `${city}, ${after}`;
}
