// What Material's own script expects: where it keeps what a reader has chosen. As Material has it
// inline, in a file, since the policy of the pages forbids inline scripts. It runs before them all.
(() => {
  "use strict";
  const scope = new URL(document.currentScript.dataset.base, location);
  if (!scope.pathname.endsWith("/")) scope.pathname += "/";
  const key = (name, at) => `${at.pathname}.${name}`;
  window.__md_scope = scope;
  window.__md_hash = (text) =>
    [...text].reduce((sum, character) => (sum << 5) - sum + character.charCodeAt(0), 0);
  window.__md_get = (name, storage = localStorage, at = scope) =>
    JSON.parse(storage.getItem(key(name, at)));
  window.__md_set = (name, value, storage = localStorage, at = scope) => {
    try {
      storage.setItem(key(name, at), JSON.stringify(value));
    } catch {
      // Storage may be full or forbidden; the choice then holds for this page.
    }
  };
})();
