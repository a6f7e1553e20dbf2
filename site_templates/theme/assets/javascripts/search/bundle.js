/* The search bundle: generator/site/search_index.py writes it, this reads it, each part once. */

import { forIndex } from "./words.js";

/** Words in names weigh as much as half of those in titles. */
const RANKING = { metaWeights: { title: 5, names: 2.5 } };

export class Bundle {
  #base;
  #pagefind;
  #chunks = new Map();

  /** @param {URL} base  the folder of the bundle */
  constructor(base) {
    this.#base = base;
  }

  /** Read what is needed before anything can be asked: the facets. Asks the server whether its copy
   * is still the newest; everything else is named by its content or by `version`. */
  async open() {
    const { version, count, chunk, parts, facets, sorts } = await this.#json(
      "facets.json",
      "no-cache",
    );
    Object.assign(this, { version, count, chunk, parts, facets, sorts });
    return this;
  }

  /** Everything, in the order of the addresses. */
  all() {
    return Array.from({ length: this.count }, (_, number) => ({ number, positions: [] }));
  }

  /** What a query finds, the best first: `[{number, positions}]`, positions in the text's words. */
  async find(query) {
    const asked = forIndex(query);
    if (!asked.replaceAll('"', "") || !this.count) return [];
    this.#pagefind ??= this.#load();
    try {
      const { results } = await (await this.#pagefind).search(asked);
      return results
        .map(({ id, words }) => ({ number: Number(id), positions: words }))
        .filter(({ number }) => number < this.count);
    } catch (error) {
      this.#pagefind = undefined; // so that a later query tries again
      throw error;
    }
  }

  /** What results show of an entry. */
  async entry(number) {
    const file = Math.floor(number / this.chunk);
    if (!this.#chunks.has(file)) {
      const chunk = this.#json(`entries/${file}.json?v=${this.version}`);
      chunk.catch(() => this.#chunks.delete(file));
      this.#chunks.set(file, chunk);
    }
    return (await this.#chunks.get(file))[number % this.chunk];
  }

  async #load() {
    const pagefind = await import(new URL("pagefind.js", this.#base).href);
    await pagefind.destroy(); // of an earlier attempt
    await pagefind.options({ ranking: RANKING });
    await pagefind.init();
    for (let part = 1; part < this.parts; part++) {
      const { href } = new URL(`parts/${part}/`, this.#base);
      await pagefind.mergeIndex(href, { ranking: RANKING });
    }
    return pagefind;
  }

  async #json(name, cache = "default") {
    const response = await fetch(new URL(name, this.#base), { cache });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  }
}
