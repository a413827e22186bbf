/** The id of an instance as it is typed in a shell, where brackets are patterns: `'t3[4].t3a'`. */
export function typedInstance(id: string): string {
  return id.includes("[") ? `'${id}'` : id;
}
