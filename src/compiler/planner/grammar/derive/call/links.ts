/** Words between the name of an argument and its value. */

/** Between a name and its value: "the ID of the user is X". */
export const LINKS = new Set(
  "is are of as to named called titled with the a an be = : - ( \" ' was should will set equal equals for at being by , “ ‘ using in value has have its number".split(
    " ",
  ),
);

export const FARTHEST = 6;
