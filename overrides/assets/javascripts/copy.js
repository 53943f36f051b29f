/** Copy the text of an element; where the clipboard is not given to pages (http, a file), by selecting it. */
export async function copy(element) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(element.textContent);
    return;
  }
  getSelection()?.selectAllChildren(element);
  if (!document.execCommand("copy")) throw new Error("a browser may refuse");
}
