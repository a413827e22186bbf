/** Variables, headers, flags and parameters that are likely to hold a secret; the value of another (`LANG`) is ordinary text. */
const SECRET = /key|token|secret|passw|credential|auth|_pat$|cookie|dsn/i;

export function looksSecret(name: string): boolean {
  return SECRET.test(name);
}
