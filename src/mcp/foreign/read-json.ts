/** JSON as editors keep it in their settings: with comments, and with commas behind the last. */

const TOKENS = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:\/\/[^\n]*\s*)*[}\]])/g;

/** @throws SyntaxError */
export function readLooseJson(text: string): unknown {
  return JSON.parse(text.replaceAll(TOKENS, (token) => (token.startsWith('"') ? token : "")));
}
