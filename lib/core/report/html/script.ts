/**
 * The page's one script: the filter. Without it the page shows everything, and no filter. It looks at texts alone and
 * makes no markup. What it hides on a screen is printed all the same.
 */
export const SCRIPT = `
"use strict";
(() => {
  const bar = document.getElementById("filter");
  const form = document.getElementById("filter-form");
  const box = document.getElementById("filter-text");
  const count = document.getElementById("filter-count");
  const textOf = (part) => part.textContent.toLowerCase();
  const parts = (kind) => [...document.querySelectorAll("[data-" + kind + "]")].map((part) => {
    const group = part.closest("[data-group]");
    const head = group === null ? null : group.querySelector("[data-head]");
    return { part, group, text: textOf(part) + " " + (head === null ? "" : textOf(head)) };
  });
  const flows = parts("flow");
  const findings = parts("finding");
  const counted = (count, what) => count + " " + what + (count === 1 ? "" : "s");
  const show = (part, isShown) => part.toggleAttribute("data-filtered", !isShown);
  const filter = () => {
    const words = box.value.toLowerCase().split(/\\s+/u).filter((word) => word !== "");
    const full = new Set();
    const kept = (all) => all.filter(({ part, group, text }) => {
      const isShown = words.every((word) => text.includes(word));
      show(part, isShown);
      if (isShown) for (let each = group; each !== null; each = each.parentElement.closest("[data-group]")) full.add(each);
      return isShown;
    }).length;
    const [flowCount, findingCount] = [kept(flows), kept(findings)];
    for (const group of document.querySelectorAll("[data-group]")) show(group, full.has(group));
    count.textContent = words.length === 0
      ? counted(flows.length, "flow") + ", " + counted(findings.length, "finding")
      : flowCount + " of " + counted(flows.length, "flow") + ", " + findingCount + " of " + counted(findings.length, "finding");
  };
  let later;
  const soon = () => {
    clearTimeout(later);
    later = setTimeout(filter, 150);
  };
  const clear = () => {
    box.value = "";
    filter();
    box.focus();
  };
  box.addEventListener("input", soon);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  bar.hidden = false;
  filter();
})();
`;
