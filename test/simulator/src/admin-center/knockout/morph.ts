/**
 * Makes the children of an element what the markup says while keeping the elements that are already right, and with
 * them focus, scroll position and frames. Elements with `data-kept` keep whatever the script has put into them.
 */
export function morph(target: Element, markup: string): void {
  const wanted = document.createElement('template');
  wanted.innerHTML = markup;
  morphChildren(target, wanted.content);
}

function morphChildren(target: ParentNode & Node, wanted: ParentNode & Node): void {
  const present = [...target.childNodes];
  const next = [...wanted.childNodes];
  next.forEach((node, index) => {
    const old = present[index];
    if (old === undefined) target.appendChild(node);
    else if (!isSame(old, node)) target.replaceChild(node, old);
    else if (old instanceof Element && node instanceof Element) morphElement(old, node);
    else if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
  });
  for (const old of present.slice(next.length)) old.remove();
}

function isSame(old: Node, node: Node): boolean {
  if (old.nodeName !== node.nodeName) return false;
  if (!(old instanceof Element) || !(node instanceof Element)) return true;
  return old.getAttribute('data-key') === node.getAttribute('data-key') && old.id === node.id;
}

function morphElement(old: Element, wanted: Element): void {
  for (const { name } of [...old.attributes]) if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  // A field's state is no longer its attribute once somebody has touched it.
  if (old instanceof HTMLInputElement && wanted instanceof HTMLInputElement) {
    if (old.type === 'text' && old.value !== wanted.value) old.value = wanted.value;
    old.checked = wanted.hasAttribute('checked');
  }
  if (!old.hasAttribute('data-kept')) morphChildren(old, wanted);
}
