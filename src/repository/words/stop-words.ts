/** Words of questions that say nothing of what is asked for; in a question of nothing else they count. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about after all also an and any are as at be been before but by can could did do does each else even ever every for from
  get gets give given goes had has have how i if in into is it its itself just let like made make makes many may me might more
  most much must my no nor not of off on once one only or other our out over own same shall she should so some such than that
  the their them then there these they this those through to too under until up upon us use used uses very was way we were
  what when where whether which while who whom whose why will with within without would you your happen happens work works
  s t don doesn isn aren wasn won cannot`.split(/\s+/),
);
