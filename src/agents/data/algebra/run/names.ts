/** Names by which SQL knows the tables of a query: what a person calls them, told apart. */

/** Names of steps, and of tables that exist while others are loaded. */
const TAKEN =
  /^(source|joined|derived|kept|grouped|filled|extended|having|extreme|pivoted|raw|numbered)(_\d+)?$/i;

export function namesOf(titles: readonly string[]): string[] {
  const names: string[] = [];
  for (const title of titles) {
    const plain = title.trim() === "" ? "data" : title;
    let name = TAKEN.test(plain) ? `${plain} table` : plain;
    for (let i = 2; names.some((other) => other.toLowerCase() === name.toLowerCase()); i++) {
      name = `${plain} ${i}`;
    }
    names.push(name);
  }
  return names;
}
