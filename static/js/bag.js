/*
 * The bag drawer, the number beside "Bag", and the announcements.
 *
 * A basket view answers htmx with the drawer's content and the header
 *   HX-Trigger: {"bag:changed": {"count": 3, "message": "Omega serum added to your bag"}}
 * Content that arrives while the drawer is closed opens it, unless it was asked for from within: then someone has
 * closed the drawer meanwhile.
 */

const drawer = document.querySelector("#bag-drawer");
const content = document.querySelector("#bag-drawer-content");
const announcements = document.querySelector("#announcements");
const PROMO_FORM = ".promo-card__form";
const CANNOT_BE_REACHED = "We can’t reach the shop. Check your connection and try again.";

/** Anybody may dispatch "announce" with the words as detail. */
function announce(words) {
  const region = drawer?.open ? drawer.querySelector("[data-announcements]") : announcements;
  if (!region || !words) return;
  region.textContent = "";
  // An empty moment makes the same words speak twice.
  setTimeout(() => (region.textContent = words), 60);
}

function openDrawer() {
  if (drawer.open) return;
  drawer.showModal();
  drawer.querySelector("#bag-drawer-title").focus();
}

document.addEventListener("announce", (event) => announce(event.detail));

document.addEventListener("bag:changed", (event) => {
  const { count, message } = event.detail;
  for (const place of document.querySelectorAll("[data-bag-count]")) {
    place.textContent = count ? `(${count})` : "";
  }
  // After the swap, so that the words go to the drawer when it opens.
  setTimeout(() => announce(message), 60);
});

if (drawer && window.htmx) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-bag-open]");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain) return;
    event.preventDefault();
    openDrawer();
    htmx.trigger(content, "bag:load");
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    event.detail.requestConfig.isFromDrawer = content.contains(event.detail.elt);
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== content || event.detail.requestConfig.isFromDrawer) return;
    openDrawer();
  });

  // The control that was used may be gone with its line: the focus then goes to the heading.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== content || !drawer.open || drawer.contains(document.activeElement)) return;
    drawer.querySelector("#bag-drawer-title").focus();
  });

  // What the server refuses it explains on a page of its own: the form, or the link, then does its job without htmx.
  document.addEventListener("htmx:responseError", (event) => {
    const { elt, target } = event.detail;
    if (target !== content && !elt.matches(PROMO_FORM)) return;
    if (elt instanceof HTMLFormElement) elt.submit();
    else location.assign(document.querySelector("[data-bag-open]").href);
  });

  document.addEventListener("htmx:sendError", (event) => {
    const { elt, target } = event.detail;
    if (elt.matches(PROMO_FORM)) {
      let error = elt.parentElement.querySelector(".field__error");
      if (!error) elt.before((error = Object.assign(document.createElement("p"), { className: "field__error" })));
      error.textContent = CANNOT_BE_REACHED;
      announce(CANNOT_BE_REACHED);
    }
    if (target !== content) return;
    content.textContent = CANNOT_BE_REACHED;
    openDrawer();
    announce(content.textContent);
  });
}
