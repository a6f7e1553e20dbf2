// Shows a page anew when there is something new, and faults over the last good page.
// Texts of records reach it as text only.
(() => {
  "use strict";
  let shown = null;
  const add = (parent, tag, text, style) => {
    const node = parent.appendChild(document.createElement(tag));
    node.textContent = text;
    if (style) node.style.cssText = style;
    return node;
  };
  const id = "_preview-faults";
  const cover = (state) => {
    document.getElementById(id)?.remove();
    if (state.sound) return;
    const panel = document.createElement("section");
    panel.id = id;
    panel.setAttribute("role", "alert");
    panel.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:99;padding:1rem 1.5rem;" +
      "background:#fff;color:#1a1a1a;border-top:4px solid #b3261e;" +
      "font:16px/1.45 system-ui,sans-serif;box-shadow:0 -4px 24px #0004";
    const errors = state.findings.filter((finding) => finding.severity === "error");
    add(panel, "strong", state.failure ? "Nothing could be made"
      : errors.length === 1 ? "1 fault: the page below is the last good one"
        : `${errors.length} faults: the page below is the last good one`);
    if (state.failure) add(panel, "p", state.failure);
    const list = panel.appendChild(document.createElement("ul"));
    list.style.cssText = "margin:.5rem 0 0;padding-left:1.2rem";
    for (const finding of errors) {
      const item = list.appendChild(document.createElement("li"));
      add(item, "code", `${finding.path}:${finding.line}:${finding.column}`);
      add(item, "span", ` ${finding.code} `, "font-weight:600");
      add(item, "span", finding.message);
      if (finding.remedy) add(item, "div", finding.remedy, "color:#555");
    }
    document.body.appendChild(panel);
  };
  const events = new EventSource("/_preview/events");
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (shown !== null && state.version !== shown && state.sound) {
      location.reload();
      return;
    }
    shown = state.version;
    cover(state);
  };
  // An open page keeps one of the few connections that a browser has for a host.
  addEventListener("pagehide", () => events.close());
})();
