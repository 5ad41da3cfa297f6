// Keeps in this browser which objectives of a plan are folded, by their ids. It stands before the list, so that nothing is drawn unfolded
// first. Where the browser keeps nothing, all of them are unfolded on each load.
const plan = document.currentScript.parentElement;
const place = `tandem.folded.${location.pathname.split("/")[2]}`;
const kept = () => {
  try {
    return localStorage.getItem(place)?.split(" ");
  } catch {
    return [];
  }
};
const folded = new Set(kept());
const idOf = (fold) => fold.parentElement.getAttribute("aria-labelledby");
const keep = () => {
  try {
    localStorage.setItem(place, [...folded].join(" "));
  } catch {
    // It stays so until the page is left.
  }
};
new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    for (const fold of [node, ...(node.querySelectorAll?.(".fold") ?? [])]) {
      if (fold.matches?.(".fold") && folded.has(idOf(fold))) {
        fold.open = false;
      }
    }
  }
}).observe(plan, { childList: true, subtree: true });
plan.addEventListener("toggle", ({ target }) => {
  if (target.matches(".fold") && target.open === folded.has(idOf(target))) {
    folded[target.open ? "delete" : "add"](idOf(target));
    keep();
  }
}, true);
