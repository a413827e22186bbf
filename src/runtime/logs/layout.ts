/** Where the lines lie that the tools of a run logged: `<task>.ndjson` in the folder of its logs. */
export const SUFFIX = ".ndjson";

/** Of the file before, when there was more than fits into one. */
export const OLDER_SUFFIX = ".1.ndjson";
