/* What the search page shows. Texts of records and addresses are set as text, never as HTML. */

import { excerpt, marked, wordsOf } from "./words.js";

/** Rows of a facet that are shown before one asks for all. */
const ROWS = 8;
/** Facets that stand above a result's title: nobody may take a report for a speaker's words. */
const KICKER = ["kind", "speech"];

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const runs = (parts) =>
  parts.map(({ text, found }) => (found ? element("mark", "", text) : document.createTextNode(text)));

/** The words that the page brings for the script: `say(key, values)` and `label(facet, value)`. */
export function textsOf(root) {
  const lang = document.documentElement.lang || undefined;
  const plural = new Intl.PluralRules(lang);
  const template = root.querySelector("template[data-search-texts]");
  const texts = new Map(
    [...template.content.querySelectorAll("[data-text]")].map((holder) => [
      holder.dataset.text,
      holder.textContent.trim(),
    ]),
  );
  const number = (value) => (typeof value === "number" ? value.toLocaleString(lang) : value);
  return {
    say(key, values = {}) {
      const { count } = values;
      const form = count === 0 ? "zero" : count === undefined ? "" : plural.select(count);
      const text = texts.get(`${key}.${form}`) ?? texts.get(`${key}.other`) ?? texts.get(key) ?? "";
      return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? number(values[name]) : all));
    },
    number,
    label: (facet, value) => texts.get(`${facet}=${value}`) ?? value,
  };
}

/** A result: `<li>` with what kind of page it is, its title, what it says of itself, an excerpt. */
export function resultItem({ entry, positions, kicker }, base, terms, texts) {
  const link = element("a", "", ...runs(marked(entry.title, terms)));
  const address = new URL(entry.address, base);
  if (address.href.startsWith(base.href)) link.href = address.href;
  const title = element("h2", "fs-result__title", link);
  title.dir = "auto";
  const item = element("li", "fs-result", element("p", "fs-result__kind", kicker), title);
  if (entry.meta.length) {
    item.append(element("p", "fs-result__meta", ...runs(marked(entry.meta.join(" · "), terms))));
  }
  item.append(...excerpts(entry, positions, texts));
  const name = nameThatExplains(entry, terms);
  if (name) {
    const shown = element("bdi", "", ...runs(marked(name, terms)));
    item.append(element("p", "fs-result__name", texts.say("name"), " ", shown));
  }
  return item;
}

/** The text around what was found, and the note, if something was found in it. */
function excerpts(entry, positions, texts) {
  const [words, note] = [wordsOf(entry.text), wordsOf(entry.note)];
  const inNote = positions.map((at) => at - words.length).filter((at) => at >= 0 && at < note.length);
  const shown = [];
  if (words.length) shown.push(element("p", "fs-result__text", ...runs(excerpt(words, positions))));
  if (inNote.length) {
    const text = element("bdi", "", ...runs(excerpt(note, inNote)));
    shown.push(element("p", "fs-result__note", texts.say("note"), " ", text));
  }
  for (const paragraph of shown) paragraph.dir = "auto";
  return shown;
}

/** A name that matches where the title does not: why else would this be a result? */
function nameThatExplains(entry, terms) {
  const explains = (text, term) => marked(text, [term]).some(({ found }) => found);
  const open = terms.filter((term) => ![entry.title, ...entry.meta].some((text) => explains(text, term)));
  return entry.names.find((name) => open.some((term) => explains(name, term)));
}

/** What stands above a result's title. */
export function kickerOf(number, facets, texts) {
  return KICKER.flatMap((facet) => {
    const cell = facets[facet]?.entries[number] ?? null;
    const places = cell === null ? [] : [cell].flat();
    return places.map((at) => texts.label(facet, facets[facet].values[at]));
  }).join(" · ");
}

/** Fill a facet's `<fieldset>` with a checkbox a value: the first few, or all where it is unfolded.
 * What has the focus keeps it. */
export function showFacet(fieldset, rows, unfolded, texts) {
  const facet = fieldset.dataset.facet;
  const focused = fieldset.contains(document.activeElement) ? document.activeElement.value : null;
  const legend = fieldset.querySelector("legend");
  const shown = rows.filter((row, at) => unfolded || at < ROWS || row.checked);
  const boxes = shown.map((row) => {
    const box = element("input");
    Object.assign(box, { type: "checkbox", name: facet, value: row.value, checked: row.checked });
    const label = element("bdi", "", texts.label(facet, row.value));
    const count = element("span", "fs-facet__count", texts.number(row.count));
    return element("label", "fs-facet__value", box, label, " ", count);
  });
  if (shown.length < rows.length) {
    const all = element("button", "fs-facet__all", texts.say("all", { count: rows.length }));
    Object.assign(all, { type: "button", value: "all" });
    boxes.push(all);
  }
  fieldset.replaceChildren(legend, ...boxes);
  fieldset.hidden = rows.length === 0;
  if (focused !== null) {
    const same = [...fieldset.querySelectorAll("input, button")].find(({ value }) => value === focused);
    (same ?? fieldset.querySelector("input"))?.focus();
  }
}
