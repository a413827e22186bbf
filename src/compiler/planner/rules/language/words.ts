/** Closed classes of English words. Open ones (verbs, synonyms) stand in files of their own. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that carry no content of their own, for looking things up. */
export const FUNCTION_WORDS = set(`
  a an the this that these those it its itself they them their theirs he she his her him i me my mine we us our
  ours you your yours who whom whose which what when where why how there here
  and or but nor so yet if then else than as at by for from in into of off on onto out over per through to toward
  towards under until up upon with within without about above across after again against along among around
  because before behind below beneath beside besides between beyond during except inside near outside since
  is are was were be been being am do does did done has have had having can could may might must shall should
  will would ought let lets please not no none any some all each every both either neither same other another
  such only just also too very more most less least much many few own now ever never always often
  according vs versus bigger larger smaller greater higher lower older newer longer shorter fewer one ones thing things way ways kind kinds sort well really actually basically simply quickly
`);

export const DETERMINERS = set(
  "a an the this that these those my our your its their each every all any some both",
);

export const INTERROGATIVES = set("who whom whose which what when where why how");

/** Where something is, comes from, or is done to. */
export const PREPOSITIONS = set(`
  in of from for on under inside within below at by about over to into with per across between against during
  since until before after through via using without including excluding regarding than as
`);

/** Prepositions that a place on disk follows. */
export const LOCATIVES = set("in from of under inside within below at into folder directory file");

/** Forms of `be`, `do` and `have`, and modal verbs. */
export const AUXILIARIES = set(
  "is are was were be been do does did has have had can could may might must shall should will would",
);

/** Nouns for whatever came before: "the result". */
export const RESULT_NOUNS = set(
  "result results output outputs outcome outcomes finding findings answer answers above everything all",
);

/** How rows are arranged: "sorted descending", "grouped by". */
export const ORDERING_WORDS = set(
  "sorted ordered ranked grouped arranged listed broken down ascending descending asc desc alphabetically",
);

/** After a number they say of what it is. */
export const MEASURE_UNITS = set(
  "b kb mb gb tb kib mib gib mm cm m km g kg lb percent degrees times",
);

export const SUBJECT_PRONOUNS = set("i we you he she they it");
