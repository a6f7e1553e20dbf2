/* The search page: its fields and its address say what is asked; this answers. */

import { read, write } from "./address.js";
import { Bundle } from "./bundle.js";
import { counts, left, order, sorted } from "./facets.js";
import { kickerOf, resultItem, showFacet, textsOf } from "./view.js";
import { missing, termsOf, wordsOf } from "./words.js";

const STEP = 10;
/** Milliseconds after a key before anything is looked up. */
const PAUSE = 150;

export function start(root) {
  new SearchPage(root).begin();
}

class SearchPage {
  #root;
  #kind; // of a listing; empty on the search page
  #base;
  #texts;
  #bundle;
  #own; // the page's field
  #fields; // it and the header's: they are one
  #facets; // name → fieldset
  #asked; // what the address says
  #found = { q: null, hits: [] }; // what the words alone find
  #opening = null;
  #orders = null;
  #unfolded = new Set(); // facets shown with all their values
  #turn = 0;
  #pause = 0;

  constructor(root) {
    this.#root = root;
    this.#kind = root.dataset.searchKind ?? "";
    this.#base = new URL(root.dataset.base, document.baseURI);
    this.#texts = textsOf(root);
    this.#bundle = new Bundle(new URL("pagefind/", this.#base));
    this.#own = root.querySelector("form[role=search] input[name=q]");
    const everywhere = document.querySelectorAll("form[role=search] input[name=q]");
    this.#fields = this.#kind ? [this.#own] : [...everywhere];
    const fieldsets = root.querySelectorAll("fieldset[data-facet]");
    this.#facets = new Map([...fieldsets].map((fieldset) => [fieldset.dataset.facet, fieldset]));
  }

  begin() {
    this.#listen();
    this.#asked = read(location.href, this.#facets.keys());
    this.#asked.q ||= this.#own.value.trim(); // typed before this ran
    const wanted = !this.#kind || this.#asked.chosen.size > 0;
    if (wanted && matchMedia("(min-width: 60em)").matches) this.#part("facets").open = true;
    this.#fill();
    this.#answer();
  }

  #part(name) {
    return this.#root.querySelector(`[data-search-${name}]`);
  }

  /** Look up what is asked and show it, unless something else has been asked meanwhile. */
  async #answer() {
    this.#turn += 1;
    const turn = this.#turn;
    const outdated = () => turn !== this.#turn;
    this.#root.setAttribute("aria-busy", "true");
    try {
      await this.#open();
      const { q } = this.#asked;
      if (this.#found.q !== q) {
        const hits = q ? await this.#bundle.find(q) : this.#bundle.all();
        if (outdated()) return;
        this.#found = { q, hits };
      }
      await this.#show(outdated);
    } catch (error) {
      if (outdated()) return;
      console.error(error);
      this.#apologise();
    }
    if (!outdated()) this.#root.setAttribute("aria-busy", "false");
  }

  async #open() {
    this.#opening ??= this.#bundle.open();
    try {
      await this.#opening;
    } catch (error) {
      this.#opening = null; // so that the next question tries again
      throw error;
    }
    const { facets } = this.#bundle;
    this.#orders ??= new Map([...this.#facets.keys()].map((name) => [name, order(facets[name])]));
  }

  async #show(outdated) {
    const { q, chosen, sort } = this.#asked;
    const { facets, sorts } = this.#bundle;
    const anything = q !== "" || chosen.size > 0 || (this.#kind !== "" && sort !== "");
    const by = sort || (q ? "" : (this.#part("sort").options[1]?.value ?? ""));
    const results = anything ? sorted(left(this.#hits(), facets, chosen), sorts, by) : [];
    const shown = Math.max(STEP, history.state?.shown ?? 0);
    const rows = await this.#rows(results.slice(0, shown));
    if (outdated()) return;
    const terms = termsOf(q);
    const items = rows.map((row) => resultItem(row, this.#base, terms, this.#texts));
    this.#part("results").replaceChildren(...items);
    this.#part("status").textContent = anything ? this.#sentence(results.length, rows, terms) : "";
    this.#part("tools").hidden = false;
    this.#showInstead(anything);
    this.#part("none").hidden = !anything || results.length > 0;
    this.#part("more").hidden = results.length <= shown;
    this.#part("sort").closest("label").hidden = !(results.length || this.#kind) || !Object.keys(sorts).length;
    this.#showFacets();
  }

  /** What the words find, on a listing of its kind alone. */
  #hits() {
    const { hits } = this.#found;
    if (!this.#kind) return hits;
    return left(hits, this.#bundle.facets, new Map([["kind", new Set([this.#kind])]]));
  }

  /** Results take the place of what stood there before anything was asked: advice, or a list. */
  #showInstead(results) {
    if (this.#part("start")) this.#part("start").hidden = results;
    if (!this.#kind) return;
    let next = this.#root.nextElementSibling;
    for (; next; next = next.nextElementSibling) next.hidden = results;
  }

  #rows(results) {
    const read = async ({ number, positions }) => ({
      entry: await this.#bundle.entry(number),
      positions,
      kicker: kickerOf(number, this.#bundle.facets, this.#texts),
    });
    return Promise.all(results.map(read));
  }

  /** How many were found, and which words were not: Pagefind then shows what is nearest to them. */
  #sentence(count, rows, terms) {
    const query = this.#asked.q;
    const found = this.#texts.say(query ? "found" : "chosen", { count, query });
    const texts = rows.flatMap(({ entry, positions }) => {
      const words = [...wordsOf(entry.text), ...wordsOf(entry.note)];
      const found = positions.map((at) => words[at]?.word ?? "");
      return [entry.title, ...entry.names, ...entry.meta, ...found];
    });
    const unfound = count ? missing(terms, texts) : [];
    if (!unfound.length) return found;
    return `${found} ${this.#texts.say("unfound", { words: unfound.join(", ") })}`;
  }

  #showFacets() {
    const hits = this.#hits();
    const { chosen } = this.#asked;
    const { facets } = this.#bundle;
    for (const [name, fieldset] of this.#facets) {
      const rank = ({ value }) => this.#orders.get(name).get(value) ?? Infinity;
      const rows = counts(hits, facets, chosen, name).sort((a, b) => rank(a) - rank(b));
      // What all of them have narrows nothing.
      const all = left(hits, facets, chosen, name).length;
      const useless = !chosen.has(name) && rows.length < 2 && (rows[0]?.count ?? all) === all;
      showFacet(fieldset, useless ? [] : rows, this.#unfolded.has(name), this.#texts);
    }
    const count = [...chosen.values()].reduce((sum, values) => sum + values.size, 0);
    if (!this.#part("facets")) return;
    this.#part("chosen").textContent = count ? this.#texts.say("filters", { count }) : "";
    this.#part("reset").hidden = !count;
  }

  #apologise() {
    this.#part("results").replaceChildren();
    for (const name of ["none", "tools", "more"]) this.#part(name).hidden = true;
    this.#showInstead(this.#kind === "");
    this.#part("status").textContent = this.#texts.say("error");
  }

  /** Ask something else: a step in the history, but typing is one step and not one a key. */
  #ask(change, typing = false) {
    clearTimeout(this.#pause);
    // What was typed a moment ago counts, though the pause after it is not over.
    this.#asked = { ...this.#asked, q: this.#own.value.trim(), ...change };
    const address = write(this.#asked, location.href);
    if (address !== location.href) {
      const step = typing && history.state?.typing ? "replaceState" : "pushState";
      history[step]({ typing, shown: STEP }, "", address);
    } else if (!typing) {
      history.replaceState({ ...history.state, typing }, "");
    }
    this.#fill();
    return this.#answer();
  }

  /** The fields say what is asked. What differs in white space only is still being typed. */
  #fill() {
    const { q, sort } = this.#asked;
    for (const field of this.#fields) if (field.value.trim() !== q) field.value = q;
    const select = this.#part("sort");
    select.value = sort;
    if (select.selectedIndex < 0) select.value = "";
  }

  #listen() {
    for (const field of this.#fields) {
      const typed = ({ isComposing }) => isComposing || this.#typed(field.value);
      field.addEventListener("input", typed);
      field.addEventListener("compositionend", () => this.#typed(field.value));
      field.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#ask({ q: field.value.trim() });
      });
    }
    this.#root.addEventListener("change", ({ target }) => this.#changed(target));
    this.#root.addEventListener("click", ({ target }) => this.#clicked(target));
    document.addEventListener("keydown", (event) => {
      if (this.#moved(event)) event.preventDefault();
    });
    window.addEventListener("popstate", () => {
      this.#asked = read(location.href, this.#facets.keys());
      this.#fill();
      this.#answer();
    });
  }

  #typed(value) {
    clearTimeout(this.#pause);
    for (const field of this.#fields) if (field.value !== value) field.value = value;
    const q = value.trim();
    if (q !== this.#asked.q) this.#pause = setTimeout(() => this.#ask({ q }, true), PAUSE);
  }

  #changed(target) {
    if (target === this.#part("sort")) this.#ask({ sort: target.value });
    if (target.type !== "checkbox") return;
    const values = new Set(this.#asked.chosen.get(target.name));
    if (target.checked) values.add(target.value);
    else values.delete(target.value);
    const chosen = new Map(this.#asked.chosen).set(target.name, values);
    if (!values.size) chosen.delete(target.name);
    this.#ask({ chosen });
  }

  async #clicked(target) {
    if (target.matches(".fs-facet__all")) {
      this.#unfolded.add(target.closest("fieldset").dataset.facet);
      this.#showFacets();
    } else if (target === this.#part("reset")) {
      this.#own.focus();
      await this.#ask({ chosen: new Map() });
    } else if (target === this.#part("more")) {
      const list = this.#part("results");
      const before = list.children.length;
      history.replaceState({ ...history.state, shown: before + STEP }, "");
      await this.#answer();
      list.children[before]?.querySelector("a").focus();
    }
  }

  /** Arrows go through the results and back to the field, Escape clears it. Whether it did. */
  #moved({ key, target }) {
    const inField = this.#fields.includes(target);
    const links = [...this.#part("results").querySelectorAll("a")];
    const at = links.indexOf(target);
    if (!inField && at < 0) return false;
    if (key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.#own).focus();
    else if (key === "Escape" && at >= 0) this.#own.focus();
    else if (key === "Escape" && target.value) {
      target.value = "";
      this.#ask({ q: "" });
    } else return false;
    return true;
  }
}
