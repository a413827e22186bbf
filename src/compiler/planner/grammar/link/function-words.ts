/** Closed lists of general English: words that hold others together, and words with which people ask. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Articles, pronouns, auxiliaries, conjunctions, prepositions. */
const FUNCTION_WORDS = set(`
  a an the this that these those it its itself they them their theirs he she his her him i me my mine we us our
  ours you your yours who whom whose which what when where why how there here and or but nor so yet then else
  as at by for from in into of off on onto out over per through to toward towards under until up upon with within
  about above across again along among around because before behind below beside against between during inside near
  outside since after is are was were be been being am do does did done has have had having can could may might must
  shall should will would ought let lets please all both any some own also too very just well really actually
  basically simply quickly only each every same other another such few several s t d ll re ve m if possible
  according namely ie eg etc i'd i'm i'll i've what's who's where's it's that's there's they're we're you're let's 'd upon via among amongst
`);

/** How people ask, whatever they ask for; and what they call that which they get. */
const REQUESTS = set(`
  show shows give gives get gets fetch tell tells find see look display print pull grab retrieve provide return returns bring
  want wants need needs know take make makes made create build produce generate prepare put add include use using used work
  analyse analyze examine investigate explore determine identify calculate compute obtain present have list collect
  gather load study inspect view pick choose go say says said help like try ask thanks thank hello hi
  result results output outcome answer question information info detail details data dataset table file thing things everything
  anything something finally firstly secondly following afterwards together overall whole entire based existing
  listed given recorded shown exist exists than value values column columns wish curious wonder wondering figure
  calculated computed compare compared comparing count counted counting sorted considered consider overview respectively
`);

/**
 * Verbs that join what something is to what it has, and add nothing where both are said: "the country that scored the
 * most points". Those that tell rows apart ("won", "lost", "sold") are none of them.
 */
const LIGHT_VERBS = set(`
  held hold holds took takes taking place placed played plays scored scores scoring earned earns received receives
  obtained produced appeared appears occurred occurs happened happens located situated came comes went goes got having
  competed competes participated participates featured features included includes called named titled live lives lived
  represented represents belongs belong consists measured reached reaches attained attain lie lies lying lay achieved achieve
  perform performed acted act serve served serves starred star appear take compete participate participating represent feature
  include occur happen come go live score earn receive obtain produce won win wins get gets got gain gained contain contained
  said says mentioned mention noted seen saw see registered tallied amassed collected posted ended end ends play plays playing start starts started host hosts hosted finish finished speak speaks
  spoken credited assigned inducted run ran recorded awarded ranked
`);

export function isLightVerb(lower: string): boolean {
  return LIGHT_VERBS.has(lower);
}

export function isFunctionWord(lower: string): boolean {
  return FUNCTION_WORDS.has(lower);
}

/** Whether a word adds nothing to what is asked. */
export function addsNothing(lower: string): boolean {
  return FUNCTION_WORDS.has(lower) || REQUESTS.has(lower);
}
