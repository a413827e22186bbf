/** Words that say nothing about data by themselves. What is neither here nor known nor computed makes a sentence refused. */

const NEUTRAL = new Set(
  `a an the this that these those it its their there here he she they them who whose which
  is are was were be been being has have had having do does did
  of at in on for from by with to as and while whereas but versus vs also then so
  both each respectively one ones about around approximately roughly value values overall often 
  comes stands ranks ranked contains includes include shows averages averaged 
  accounts  i.e e.g in_all  data table result results`.split(/\s+/),
);

export function isNeutral(word: string): boolean {
  return NEUTRAL.has(word);
}
