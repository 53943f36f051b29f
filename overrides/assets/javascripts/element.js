/** Make an element; its class may be empty, and `inside` are elements and texts. */
export function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}
