// A redirect in HTML alone forgets what stands behind the "#": an event, a question. Without script
// the reader comes to the top of the right page.
if (location.hash) {
  location.replace(document.querySelector('link[rel="canonical"]').href + location.hash)
}
