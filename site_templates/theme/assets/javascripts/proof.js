/* "Check this yourself": proves in the reader's browser that the words on a statement's page are
 * those that the source's commitment fixes. Shares no code with what made the page; the format is
 * described in docs/decisions/0003-proof-without-the-text.md.
 *
 * What the page provides (without script it shows the same facts, and no button):
 *
 *   [data-proof]                  the section's root, with
 *     data-proof-of               the record whose words are proven: "statements/<id>"
 *     [data-proof-root]           the commitment's root, as readers see it
 *     [data-proof-file]           the header of the source's file of proofs, and the lines needed
 *     [data-proof-part]           one for each part of the quote, in order, with
 *       data-part-field           the field by which its words are found on the page: "quote.0"
 *       data-digest, data-start   which line of the file is its proof
 *       data-tokens               the sealed tokens that the line proves, a space between them
 *       data-before, data-after   how many of them are context, and not shown
 *     [data-proof-check]          hidden until the script runs; holds
 *       button                    starts the check
 *       [data-proof-result]       a live region (role=status)
 *     template[data-proof-texts]  every word that the script itself writes, as elements with
 *                                 data-text=…; {words} and the like are filled in
 *
 * All of it is read anew at each check, from the page as it then is. What comes from the page is
 * set as text, never read as HTML. It needs `script-src 'self'`, and nothing else: no request.
 */

const section = document.querySelector("[data-proof]");

if (section) import("./proof/page.js").then(({ start }) => start(section));
