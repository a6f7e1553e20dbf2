/* On the page for what is not found: an address is made of words, so they are what to search for; and
 * what has nearly the same id is offered.
 *
 * What the page provides:
 *
 *   form[data-missing]      with input[name=q] in it. Search says what it did not find, and shows what
 *                           is nearest to the rest
 *   [data-nearest]          hidden until there is something in it, with
 *     data-ids              the address of the ids, with {kind} in the place of a kind
 *     data-kinds            the kinds that there are
 *     data-base             the site's root
 *     ul                    filled by the script
 */

const MOST = 5;
/** How much of two ids has to be the same, from 0 to 1, for one to be offered for the other. */
const ALIKE = 0.4;

const field = document.querySelector("form[data-missing] input[name=q]");
const nearest = document.querySelector("[data-nearest]");
const path = location.pathname.split("/").filter(Boolean);

if (field && !field.value) field.value = wordsOf(path.at(-1) ?? "").slice(0, 100);
if (nearest) offer(nearest, path);

function wordsOf(step) {
  try {
    return decodeURIComponent(step).replace(/\.html?$/, "").replace(/[-_+\s]+/g, " ").trim();
  } catch {
    return ""; // not UTF-8
  }
}

async function offer(place, path) {
  const { ids, kinds, base } = place.dataset;
  const at = path.findLastIndex((step) => kinds.split(" ").includes(step));
  const asked = wordsOf(path[at + 1] ?? "").toLowerCase().replaceAll(" ", "-");
  if (at < 0 || !asked) return;
  const answer = await fetch(ids.replace("{kind}", path[at]));
  if (!answer.ok) return;
  const known = (await answer.text()).split("\n").filter(Boolean);
  const found = known
    .map((id) => ({ id, alike: likeness(asked, id) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, MOST);
  for (const { id } of found) {
    const link = document.createElement("a");
    link.href = new URL(`${path[at]}/${id}/`, new URL(base, document.baseURI));
    link.textContent = `/${path[at]}/${id}/`;
    const item = document.createElement("li");
    item.append(link);
    place.querySelector("ul").append(item);
  }
  place.hidden = !found.length;
}

/** The share of pairs of letters that two texts have in common (Dice's coefficient). */
function likeness(a, b) {
  const pairs = (text) => Array.from({ length: text.length + 1 }, (_, at) => ` ${text} `.slice(at, at + 2));
  const left = pairs(a);
  const right = new Map();
  for (const pair of pairs(b)) right.set(pair, (right.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of left) {
    const count = right.get(pair) ?? 0;
    if (count) shared += 1;
    if (count) right.set(pair, count - 1);
  }
  return (2 * shared) / (a.length + b.length + 2);
}
