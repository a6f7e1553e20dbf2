/* Search, on every page: `/` goes to the search field. On the search page: the search itself; on a
 * listing the same, of one kind.
 *
 * What the page provides (an ES module finds it when it runs; without script all of it is plain
 * HTML, and the form of the header is plain navigation to `search/?q=…`):
 *
 *   form[role=search] input[name=q]   on any page; the first visible one is what `/` goes to
 *   [data-search]                     the search page's root, with
 *     data-base                       relative address of the site's root, e.g. "../"
 *     data-search-kind                on a listing: the kind. What follows the root is the list, in
 *                                     whose place the results stand while anything is asked
 *     form[role=search] input[name=q] its own field
 *     [data-search-status]            a live region (role=status)
 *     [data-search-start]             shown where nothing is asked
 *     [data-search-none]              advice, shown where nothing is found
 *     [data-search-tools]             shown once the script runs; holds
 *       [data-search-sort]            a <select>; its values are "" (best match), a key of
 *                                     SearchEntry.sort, or "-" and a key for the reverse order
 *       [data-search-facets]          a <details>; its <summary> holds [data-search-chosen]
 *         fieldset[data-facet=…]      one for each facet, with a <legend>; filled by the script
 *       [data-search-reset]           a button that unchecks all
 *     ol[data-search-results]         filled by the script
 *     [data-search-more]              a button
 *     template[data-search-texts]     every word that the script itself writes, as elements with
 *                                     data-text=…; {count} and the like are filled in
 *
 * Addresses: `search/?q=guarantees&speaker=Sergey+Lavrov&year=2022&year=2023&sort=-date`: a
 * parameter a facet, several values of one facet are alternatives, facets narrow each other.
 *
 * Nothing from a record or an address is ever read as HTML: all of it is set as text, and links
 * lead only into the site. It needs `script-src 'self' 'wasm-unsafe-eval'`, and nothing inline.
 */

const page = document.querySelector("[data-search]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const fields = [page, document].flatMap((place) => [
    ...(place?.querySelectorAll("form[role=search] input[name=q]") ?? []),
  ]);
  const field = fields.find((candidate) => candidate.checkVisibility?.() ?? true);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

const begin = () => import("./search/page.js").then(({ start }) => start(page));

// A listing is read as it stands, until somebody wants to narrow it or comes with an address that does.
if (page?.dataset.searchKind && !location.search) {
  page.addEventListener("focusin", begin, { once: true });
} else if (page) begin();
