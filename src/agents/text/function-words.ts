/** Words that hold sentences together, and that the tagger takes for nouns or adjectives now and then. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `it its this that these those who whose which what there here then than one ones other others such same own
  each every all any both few many more most less least much several some none nothing anything something
  everything everyone someone anyone nobody against beside besides between beyond per via upon without within
  only very also else etc not no`.split(/\s+/),
);
