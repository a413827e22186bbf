/** A file that an import wrote says so in its first lines, with the hash of the rest: so an edited one is known. */
import { sha256 } from "../../contract/json.ts";
import { oneLine } from "../../contract/unseen.ts";

const HEAD = /^\/\/ .*: written by `orchc tools --import`.*\n\/\/ .*sha256:([0-9a-f]{64})\n\n/;

/** @param what of which document it is made */
export function withHead(what: string, text: string): string {
  return `// ${oneLine(what).slice(0, 200)}: written by \`orchc tools --import\`, which writes it again.
// Yours once you edit it: the import leaves it alone then. Delete it to have it written anew. sha256:${sha256(text)}

${text}`;
}

/** `edited` also of a file that no import wrote. */
export function stateOf(text: string | undefined): "absent" | "generated" | "edited" | "foreign" {
  if (text === undefined) return "absent";
  const head = HEAD.exec(text);
  if (head === null) return "foreign";
  return head[1] === sha256(text.slice(head[0].length)) ? "generated" : "edited";
}
