/* Facets: which results are left by what is chosen, and how many each value would leave.
 *
 * A column, as generator/site/search_index.py writes it, is `{values, entries}`: for each entry the
 * place of its value in `values`, several places, or null.
 */

const NONE = { values: [], entries: [] };
const places = (cell) => (cell === null ? [] : Array.isArray(cell) ? cell : [cell]);

/** The results that all facets let pass, save the one named `except`. */
export function left(results, columns, chosen, except = null) {
  const tests = [...chosen]
    .filter(([facet]) => facet !== except)
    .map(([facet, values]) => {
      const column = columns[facet];
      const wanted = new Set([...values].map((value) => column?.values.indexOf(value) ?? -1));
      return ({ number }) => column && places(column.entries[number]).some((at) => wanted.has(at));
    });
  return results.filter((result) => tests.every((test) => test(result)));
}

/** For a facet `[{value, count, checked}]`: how many results each value has among those that the
 * other facets leave. Values without any are left out, unless they are chosen. */
export function counts(results, columns, chosen, facet) {
  const column = columns[facet] ?? NONE;
  const found = new Array(column.values.length).fill(0);
  for (const { number } of left(results, columns, chosen, facet)) {
    for (const at of places(column.entries[number])) found[at] += 1;
  }
  const checked = chosen.get(facet) ?? new Set();
  const rows = column.values.map((value, at) => ({
    value,
    count: found[at],
    checked: checked.has(value),
  }));
  for (const value of checked) {
    if (!column.values.includes(value)) rows.push({ value, count: 0, checked: true });
  }
  return rows.filter((row) => row.count || row.checked);
}

/** The places of a column's values in the order in which they are offered: the most frequent in the
 * whole site first, so that nothing jumps while one chooses; years, the newest first. */
export function order(column = NONE) {
  const total = new Array(column.values.length).fill(0);
  for (const cell of column.entries) for (const at of places(cell)) total[at] += 1;
  const numbers = column.values.every((value) => /^-?\d+$/.test(value));
  return new Map(
    column.values
      .map((value, at) => [value, at])
      .sort(([a, i], [b, j]) => (numbers ? Number(b) - Number(a) : total[j] - total[i] || i - j))
      .map(([value], rank) => [value, rank]),
  );
}

/** Results by a column, "-" before its name for the reverse; those without a value come last. */
export function sorted(results, columns, sort) {
  const backwards = sort.startsWith("-");
  const column = columns[backwards ? sort.slice(1) : sort];
  if (!column) return results;
  const key = ({ number }) => places(column.entries[number])[0];
  return [...results].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
    return backwards ? y - x : x - y;
  });
}
