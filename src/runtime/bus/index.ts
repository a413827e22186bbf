export { adoptFile, type Adoption } from "./adopt-file.ts";
export { hashFile } from "./hash-file.ts";
export { readBusFile } from "./read-bus-file.ts";
export { OUTPUT_FILE, problemOfName, runFolder, stagingFolder, stagingRoot } from "./layout.ts";
