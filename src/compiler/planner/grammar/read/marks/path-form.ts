/** Tells by its form alone whether a stretch without blanks is a path. */

const EXTENSION = /[^./\s]\.[A-Za-z][A-Za-z0-9]{0,9}$/;
/** Written with a dot, and no file: `e.g`, `i.e`, `U.S.A`. */
const ABBREVIATION = /^(?:[a-z]\.)+[a-z]$/i;
/** Written with a slash, and no path. */
const ALTERNATIVES = new Set(
  "and/or w/o n/a he/she his/her him/her either/or yes/no on/off true/false km/h".split(" "),
);
const HIDDEN = /^\.[a-z][\w.-]+$/i;

/** @param exists whether there is such a file; without it, what may be a path is one */
export function isPathByForm(
  text: string,
  exists: ((path: string) => boolean) | undefined,
): boolean {
  if (text.length > 4096 || /^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return false;
  if (/[{}()<>|*?^"[\]]/.test(text) || text.includes("@")) return false;
  return text.includes("/") ? isPath(text, exists) : isFileName(text, exists);
}

function isPath(text: string, exists: ((path: string) => boolean) | undefined): boolean {
  if (ALTERNATIVES.has(text.toLowerCase()) || !/[\p{L}_]/u.test(text))
    return text === "./" || text === "../";
  if (/^(?:\.{1,2}|~)?\//.test(text)) return true;
  if (exists?.(text) === true) return true;
  // "2x/3": a formula; "city=Rome/": a folder of a partition.
  if (/[+,;:]/.test(text) || /^=|=$/.test(text)) return false;
  if (text.endsWith("/") || EXTENSION.test(text)) return true;
  const parts = text.split("/");
  if (parts.length > 2) return parts.every((part) => /\p{L}/u.test(part) && part.length > 1);
  // `src/contract` and `TODO/FIXME` look alike; who can look at the disk need not guess.
  if (exists !== undefined) return false;
  return /^[\p{Ll}\p{N}_.-]{2,}\/[\p{Ll}\p{N}_.=-]{2,}$/u.test(text);
}

function isFileName(text: string, exists: ((path: string) => boolean) | undefined): boolean {
  if (HIDDEN.test(text)) return true;
  if (!EXTENSION.test(text) || ABBREVIATION.test(text)) return false;
  if (!/^[\p{L}\p{N}_.~+-]+$/u.test(text)) return false;
  if (exists?.(text) === true) return true;
  // "Node.js" and "Booking.com" are names, "v1.2.0rc" and "U.S.based" are none of files.
  if (/^\p{Lu}\p{Ll}+\.(?:js|io|ai)$/u.test(text) || /^v?\d+(?:\.\d+)+\w*$/i.test(text))
    return false;
  // "done.Then": two sentences without a blank.
  return !/\.\p{Lu}\p{Ll}+$/u.test(text) && !/^\d+\.\d*[a-z]+$/i.test(text);
}
