export type { Bus, Leftover } from "./bus.ts";
export { busOf } from "./folder-bus.ts";
export { BusFileError } from "./bus-file-error.ts";
export { hashFile } from "./hash-file.ts";
export { errorFile, OUTPUT_FILE, ownPath, problemOfName } from "./layout.ts";
export { removeTree } from "./remove-tree.ts";
