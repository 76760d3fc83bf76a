// The tree of a classifier: branches open in place, keys as the WAI-ARIA pattern of a tree has them, items open beside it on wide screens.
// Without this file every twig and item is an ordinary link.
document.addEventListener("DOMContentLoaded", () => {
  const tree = document.querySelector("[data-tree]");
  if (!tree) return;
  const wide = matchMedia("(min-width: 62rem)");
  const said = document.querySelector("[data-tree-said]");
  let names = 0;

  const own = (item, selector) => item.querySelector(`:scope > ${selector}`);
  const group = (item) => own(item, "ul");
  const leaf = (item) => own(item, ".leaf") || own(item, ".twig-line > .leaf");
  const items = (list) => [...list.querySelectorAll('[role="treeitem"]')];
  const visible = () => items(tree).filter((item) => !item.parentElement.closest("ul[hidden]"));
  const parentOf = (item) => item.parentElement.closest('[role="treeitem"]');

  function dress(list) {
    for (const item of list.children) {
      const name = leaf(item);
      name.id = name.id || `leaf-${++names}`;
      item.setAttribute("role", "treeitem");
      item.setAttribute("aria-labelledby", name.id);
      item.setAttribute("aria-selected", String(name.hasAttribute("aria-current")));
      item.tabIndex = -1;
      item.querySelectorAll(":scope > .twig-line > a, :scope > a").forEach((link) => { link.tabIndex = -1; });
      const twig = own(item, ".twig-line > a.twig");
      if (twig) {
        twig.removeAttribute("aria-expanded");
        twig.setAttribute("aria-hidden", "true");
        item.setAttribute("aria-expanded", String(Boolean(group(item))));
      }
      if (group(item)) {
        group(item).setAttribute("role", "group");
        dress(group(item));
      }
    }
  }

  function rove(item) {
    items(tree).forEach((one) => { one.tabIndex = -1; });
    item.tabIndex = 0;
  }

  function go(item) {
    if (!item) return;
    rove(item);
    item.focus({ preventScroll: true });
    (own(item, ".twig-line") || item).scrollIntoView({ block: "nearest" });
  }

  async function fetched(parent, from) {
    const address = new URL(tree.dataset.branch, location.href);
    if (parent) address.searchParams.set("parent", parent);
    if (from) address.searchParams.set("from", from);
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    const list = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("ul");
    return document.adoptNode(list);
  }

  async function open(item) {
    if (!item.hasAttribute("aria-expanded") || item.getAttribute("aria-busy")) return;
    if (!group(item)) {
      item.setAttribute("aria-busy", "true");
      try {
        const list = await fetched(item.dataset.code);
        list.setAttribute("role", "group");
        ["data-tree", "data-label", "data-branch"].forEach((name) => list.removeAttribute(name));
        list.classList.remove("tree");
        item.append(list);
        dress(list);
      } catch {
        location.href = own(item, ".twig-line > .twig").href;
        return;
      } finally {
        item.removeAttribute("aria-busy");
      }
    }
    group(item).hidden = false;
    item.setAttribute("aria-expanded", "true");
  }

  function close(item) {
    if (!group(item)) return;
    group(item).hidden = true;
    item.setAttribute("aria-expanded", "false");
  }

  const isOpen = (item) => item.getAttribute("aria-expanded") === "true";
  const turn = (item) => (isOpen(item) ? close(item) : open(item));

  // The next part of a long level comes in the place of the line that offers it.
  async function more(item) {
    const link = leaf(item);
    const above = parentOf(item);
    try {
      const list = await fetched(above ? above.dataset.code : "", link.dataset.from);
      const earlier = !item.nextElementSibling ? null : item.nextElementSibling;
      const lines = [...list.children].filter((line) => {
        const from = line.classList.contains("more") ? Number(leaf(line).dataset.from) : null;
        return from === null || (earlier ? from < Number(link.dataset.from) : from > Number(link.dataset.from));
      });
      dress(list);
      item.replaceWith(...lines);
      go(earlier ? earlier.previousElementSibling : lines[0]);
    } catch {
      location.href = link.href;
    }
  }

  // On wide screens an item is shown beside the tree, which stays as it is.
  async function show(address, remember) {
    const response = await fetch(address).catch(() => null);
    const page = response && response.ok && new DOMParser().parseFromString(await response.text(), "text/html");
    const pane = page && page.getElementById("pane");
    if (!pane) { location.href = address; return; }
    document.getElementById("pane").replaceWith(document.adoptNode(pane));
    document.title = page.title;
    for (const [selector, name] of [[".languages a", "href"], ['link[rel="alternate"]', "href"], ['input[name="next"]', "value"]]) {
      const fresh = page.querySelectorAll(selector);
      document.querySelectorAll(selector).forEach((one, at) => { if (fresh[at]) one.setAttribute(name, fresh[at].getAttribute(name)); });
    }
    if (remember) history.pushState(null, "", address);
    choose(new URL(address, location.href).pathname);
    said.textContent = page.title;
    if (pane.getBoundingClientRect().top < 0) window.scrollTo({ top: 0 });
  }

  function choose(path) {
    for (const item of items(tree)) {
      const chosen = leaf(item).pathname === path && !item.classList.contains("more");
      item.setAttribute("aria-selected", String(chosen));
      own(item, ".twig-line")?.classList.toggle("chosen", chosen);
      if (chosen) leaf(item).setAttribute("aria-current", "page"); else leaf(item).removeAttribute("aria-current");
    }
  }

  function pick(item) {
    if (item.classList.contains("more")) more(item);
    else if (wide.matches) show(leaf(item).href, true);
    else location.href = leaf(item).href;
  }

  tree.addEventListener("click", (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (!item || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    if (event.target.closest(".twig")) {
      event.preventDefault();
      rove(item);
      turn(item);
    } else if (event.target.closest(".leaf")) {
      if (!wide.matches && !item.classList.contains("more")) return;
      event.preventDefault();
      go(item);
      pick(item);
    }
  });

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(document.documentElement.lang).replace(/ə/g, "e").replace(/ı/g, "i");
  let typed = "";
  let pause = 0;

  function typeahead(item, letter) {
    clearTimeout(pause);
    pause = setTimeout(() => { typed = ""; }, 700);
    typed += plain(letter);
    const list = visible();
    const at = list.indexOf(item) + (typed.length > 1 ? 0 : 1);
    const order = [...list.slice(at), ...list.slice(0, at)];
    const fits = (one) => {
      const text = plain(leaf(one).textContent.trim());
      return text.startsWith(typed) || text.replace(/^\S+\s+/, "").startsWith(typed);
    };
    go(order.find(fits));
  }

  tree.addEventListener("keydown", async (event) => {
    const item = event.target.closest('[role="treeitem"]');
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const list = visible();
    const at = list.indexOf(item);
    const keys = {
      ArrowDown: () => go(list[at + 1]),
      ArrowUp: () => go(list[at - 1]),
      Home: () => go(list[0]),
      End: () => go(list[list.length - 1]),
      ArrowRight: async () => {
        if (isOpen(item)) go(group(item).firstElementChild); else await open(item);
      },
      ArrowLeft: () => (isOpen(item) ? close(item) : go(parentOf(item))),
      Enter: () => pick(item),
      " ": () => pick(item),
      "*": () => [...item.parentElement.children].forEach(open),
    };
    const act = keys[event.key] || (event.key.length === 1 && event.key !== "/" && (() => typeahead(item, event.key)));
    if (!act) return;
    event.preventDefault();
    await act();
  });

  addEventListener("popstate", () => show(location.href, false));

  tree.setAttribute("role", "tree");
  tree.setAttribute("aria-label", tree.dataset.label);
  dress(tree);
  const start = items(tree).find((item) => leaf(item).hasAttribute("aria-current")) || items(tree)[0];
  if (start) {
    rove(start);
    const box = tree.closest(".facets");
    if (wide.matches && leaf(start).hasAttribute("aria-current")) {
      box.scrollTop = start.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    }
  }
});
