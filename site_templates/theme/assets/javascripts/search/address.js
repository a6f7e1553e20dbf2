/* What is asked ↔ the address of the search page. */

/** @typedef {{q: string, sort: string, chosen: Map<string, Set<string>>}} Asked */

/** What an address asks: `facets` are the names of parameters that are facets. */
export function read(url, facets) {
  const given = new URL(url).searchParams;
  const chosen = new Map();
  for (const facet of facets) {
    const values = given.getAll(facet).filter(Boolean);
    if (values.length) chosen.set(facet, new Set(values));
  }
  return { q: (given.get("q") ?? "").trim(), sort: given.get("sort") ?? "", chosen };
}

/** The address that asks the same; everything in a fixed order, so that it can be compared. */
export function write(asked, url) {
  const address = new URL(url);
  const parameters = new URLSearchParams();
  if (asked.q) parameters.set("q", asked.q);
  for (const facet of [...asked.chosen.keys()].sort()) {
    for (const value of [...asked.chosen.get(facet)].sort()) parameters.append(facet, value);
  }
  if (asked.sort) parameters.set("sort", asked.sort);
  address.search = parameters.toString();
  return address.href;
}
