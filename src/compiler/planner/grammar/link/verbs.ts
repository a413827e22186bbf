/** Verbs in which people put requests, in their base form: general English, to cut a request into clauses. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const VERBS = set(`
  accept access activate adapt add adjust administer advise aggregate alert allocate analyse analyze annotate apply
  appraise approve archive arrange assemble assess assign attach audit authenticate authorise authorize ask average backup
  balance bake blame block book borrow bring browse build burn buy calculate call calibrate cancel capture cast certify change chart charge check choose cite
  classify clean clear clone close cluster collect combine commit compare compile complete compose compress compute
  conduct configure confirm connect consider construct contact control convert cook copy correct correlate count
  crawl create crop customise customize cut debug decode decrypt deduct define delete deliver deploy derive describe
  design destroy detect determine develop devise diagnose disable discover disseminate display distribute divide donate download draft
  draw edit email enable encode encrypt enhance enroll ensure enter establish estimate evaluate examine execute
  expand explain explore export express extract facilitate fetch figure file fill filter find fix follow forecast format
  formulate forward gather generate get give go grant grep group guide handle hash help highlight identify implement
  import improve increase inform initiate insert inspect install integrate interpret introduce invest investigate
  invite invoke issue join keep kill know label launch learn let lint list listen load locate log look lower make
  manage map mark match measure meet merge migrate minify mint modify monitor move multiply name navigate normalise
  normalize notify obtain offer open optimise optimize order organise organize outline paint paraphrase parse
  participate patch pay perform pick place plan play plot post predict prepare prescribe present preserve print
  proceed process produce proofread propose protect prove provide publish pull purchase push put query raise rank rate
  read rebuild receive recommend record recover recycle redact reduce refactor reformat refund register reject
  release remind remove rename render rent reopen repair replace reply report request reschedule reserve reset resize
  resolve respond restart restore retrieve return reverse revert review rewrite round run save say scan schedule
  scrape search secure see select sell send set settle setup share ship show sign simplify simulate sketch solve
  sort spell split stake start stop store stream submit subscribe subtract suggest sum summarise summarize supply
  swap switch synchronise synchronize sync synthesise synthesize tabulate tag take tally teach tell test throw tokenize
  total trace track trade train transcribe transfer transform translate transpose treat trim troubleshoot try turn
  tweet understand uninstall unsubscribe unzip update upgrade upload use utilise utilize validate verify view
  visit visualise visualize vote want watch withdraw work write zip
`);

/** Also nouns or adjectives: a verb only where something follows that it can be done to. */
const ALSO_OTHER = set(`
  access address average backup balance block book call cast change chart check clean clear close commit complete contact control copy
  correct count cut debug deposit design display draft email estimate experience export express file filter fix
  forecast format forward group guide hash help highlight import increase insert invite issue join label launch
  list log look lower map mark match measure move name offer open order outline patch pay place plan plot post present
  process purchase query rank rate record release repair report request reserve reset return reverse review round run
  scan schedule score search secure set share ship show sign sort spell split stake start stop store stream sum
  supply swap switch tag test total trace track trade train transfer transform treat trim try turn update upgrade use view
  visit vote watch work process
`);

export function isVerb(lower: string): boolean {
  return VERBS.has(lower);
}

export function isAlsoNoun(lower: string): boolean {
  return ALSO_OTHER.has(lower);
}

/** Ask for something without saying what is done to it: the object says what is wanted. */
const GENERIC = set(`
  bring check choose collect compute consider determine discover display examine execute explain explore fetch figure
  find follow gather get give go handle help identify inform inspect investigate keep know learn let look make
  obtain perform pick prepare present proceed produce provide pull put receive retrieve return run say see show take tell try
  understand use utilise utilize view want work
`);

export function isGenericVerb(lower: string): boolean {
  return GENERIC.has(lower);
}
