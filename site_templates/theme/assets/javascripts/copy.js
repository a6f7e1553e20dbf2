/* Copies a citation. The page provides, and shows without script as plain text:
 *
 *   [data-copy-words]   the section, with the word that says that it was done, and
 *     data-copy-path    where the site does not know its own address: the page's path, in whose
 *                       place the address comes at which the reader has it
 *     [data-copy]       a button, hidden until the script runs; what is copied is the text of the
 *                       `code` beside it
 *     [data-copied]     a live region (role=status)
 */

const section = document.querySelector("[data-copy-words]");

for (const button of section?.querySelectorAll("[data-copy]") ?? []) {
  const words = button.textContent;
  const code = button.parentElement.querySelector("code");
  const { copyPath } = section.dataset;
  if (copyPath) code.textContent = code.textContent.replaceAll(copyPath, location.origin + location.pathname);
  let back;
  button.addEventListener("click", async () => {
    // Where there is no clipboard (a page over plain http), the text is marked, to be copied by key.
    getSelection().selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      if (!document.execCommand("copy")) return;
    }
    getSelection().removeAllRanges();
    button.textContent = section.querySelector("[data-copied]").textContent = section.dataset.copyWords;
    clearTimeout(back);
    back = setTimeout(() => {
      button.textContent = words;
      section.querySelector("[data-copied]").textContent = "";
    }, 2000);
  });
  button.hidden = false;
}
