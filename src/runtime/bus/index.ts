export { adoptFile, type Adoption } from "./adopt-file.ts";
export { hashFile } from "./hash-file.ts";
export { readBusFile } from "./read-bus-file.ts";
export { OUTPUT_FILE, ownPath, problemOfName, runFolder, stagingOf } from "./layout.ts";
export { removeLeftovers, type Leftover } from "./leftovers.ts";
export { removeTree } from "./remove-tree.ts";
export { filesOf, takeFiles, type TaskFolder } from "./take-files.ts";
export { removeFolders } from "./remove-folders.ts";
export { removeStaging } from "./staging.ts";
