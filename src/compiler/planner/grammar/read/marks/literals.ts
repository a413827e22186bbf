/** What stands for itself by its form alone: `{name}`, quotations, addresses of the web and of mail, patterns of files. */
import type { Draft } from "../draft.ts";
import type { Mark, Meaning } from "../reading.ts";
import { markChunks, markForms } from "../walk.ts";

/** No sign that opens is allowed within, so that many of them cost no more than one: none is tried up to the end. */
const QUOTED =
  /```\w*\n((?:[^`]|`(?!``))+)```|(?<![\p{L}\p{N}])"([^"\n]+)"|“([^“”\n]+)”|`([^`\n]+)`|«([^«»\n]+)»|(?<![\p{L}\p{N}_])['‘]((?:[^'‘’\n]|(?<=[\p{L}\p{N}_])['’](?=[\p{L}\p{N}_]))+)['’](?![\p{L}\p{N}_])/gu;
/** A request that stands in quotation marks as a whole, which mean nothing then. */
const WHOLE = /^(\s*)(["'“])((?:\S+\s+){5,}\S+)(["'”])(\s*)$/u;
/**
 * "…, note: the skier is well": what stands behind a name for a text, up to the end of its sentence. What cannot be one is
 * taken with the sign that says so, so that nothing is looked at twice.
 */
const LABELLED =
  /(?<=[\p{L}\p{N},]\s{1,3}(?:[Nn]ote|[Mm]essage|[Rr]eason|[Cc]omment|[Rr]emark|[Ss]ubject)\s?:\s{1,3})([\p{L}\p{N}](?:[^\n"“”«»`{}.!?]|[.!?](?!\s{1,3}\p{Lu}))*)(["“”«»`{}]?)/gu;
const PARAMETER = /(?<![\\$])\{([A-Za-z_]\w*)\}/g;
const URL = /^(?:https?|ftps?|sftp|wss?|s3|gs|file|git|ssh):\/\/[^\s<>{}|\\^]+$/i;
/** The domains for which people leave out the scheme. */
const HOST =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,10}(?:com|org|net|io|dev|gov|edu|app|info|ai|co\.uk)(?::\d{1,5})?(?:[/?#]\S*)?$/i;
const MAIL = /^(?:mailto:)?([\p{L}\p{N}_.+%'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})$/iu;
const BRACES = /\{[^{}]*,[^{}]*\}/;
const KIND_OF_FILE = /^\.[a-z]\w{0,9}$/i;

/** What is opened and never closed is no quotation. */
export function quoted(draft: Draft): Mark[] {
  const query = draft.query.replace(WHOLE, (all, before, open, inner: string, _, after) =>
    inner.includes(open === "“" ? "”" : '"') ? all : `${before} ${inner} ${after}`,
  );
  return markForms({ ...draft, query }, QUOTED, (match) => {
    const text = (match.slice(1).find((group) => group !== undefined) ?? "").trim();
    return text === "" ? undefined : { is: "quoted", text };
  });
}

export function labelled(draft: Draft): Mark[] {
  return markForms(draft, LABELLED, ([, text = "", other]) =>
    other === "" ? { is: "quoted", text: text.trim().replace(/[.!?]$/, "") } : undefined,
  );
}

export function parameters(draft: Draft): Mark[] {
  return markForms(draft, PARAMETER, ([, name = ""]) => ({ is: "parameter", name }));
}

export function addresses(draft: Draft): Mark[] {
  return markChunks(draft, ({ text, end, isWord }) => {
    if (isWord) return undefined;
    const address = text.includes("@") ? MAIL.exec(text)?.[1] : undefined;
    if (address !== undefined) return { is: "mail", address };
    if (URL.test(text)) return { is: "url", url: text };
    if (text.includes(".") && HOST.test(text) && draft.world.exists?.(text) !== true)
      return { is: "url", url: `https://${text}` };
    return globOf(text, draft.query.slice(end, end + 12));
  });
}

/** `src/*.ts`, `**`, `data/{a,b}.csv`, ".md files" */
function globOf(text: string, after: string): Meaning | undefined {
  if (KIND_OF_FILE.test(text) && /^\s+files?\b/i.test(after))
    return { is: "glob", pattern: `*${text}` };
  if (/[()<>|=^"']/.test(text.replace(BRACES, ""))) return undefined;
  const isStarred = text.includes("*") && /[./]/.test(text) && !/^[\d.*/+-]+$/.test(text);
  const isBraced = BRACES.test(text) && /[./]/.test(text) && !text.startsWith("{");
  return isStarred || isBraced || text === "**" ? { is: "glob", pattern: text } : undefined;
}
