// Light or dark, as the reader has chosen it before: set before anything is drawn, so that no page
// flashes. As Material has it inline, in a file, since the policy of the pages forbids inline scripts.
(() => {
  "use strict";
  const chosen = window.__md_get("__palette")?.color;
  if (!chosen) return;
  const names = ["media", "scheme", "primary", "accent"];
  if (chosen.media === "(prefers-color-scheme)") {
    const now = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const media = `(prefers-color-scheme: ${now})`;
    const option = document.querySelector(`[data-md-color-media="${media}"]`);
    for (const name of names) chosen[name] = option.getAttribute(`data-md-color-${name}`);
  }
  for (const [name, value] of Object.entries(chosen)) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
