/*
 * Layers over the page: dialogs and sheets (popovers) marked data-overlay, and the drop menus of the header.
 * Back closes a layer; Esc closes it and returns to what opened it; where a link or a search form inside leads takes
 * the layer's place in history. A layer never closes while something in it is pressed.
 *
 * While a sheet is open it is a modal dialog: the rest of the page is inert. On wide screens the filters are a column
 * of the page and no dialog, so a sheet is one only while it is open.
 *
 * Modules of this shop never import each other, so that their addresses can carry a hash; they speak through events.
 */

const WIDE = matchMedia("(min-width: 64rem)");

function isOpen(overlay) {
  return overlay instanceof HTMLDialogElement ? overlay.open : overlay.matches(":popover-open");
}

function close(overlay) {
  if (overlay instanceof HTMLDialogElement) overlay.close();
  else overlay.hidePopover();
}

function openOverlay() {
  return [...document.querySelectorAll("[data-overlay]")].find(isOpen);
}

function remember(overlay) {
  if (history.state?.overlay !== overlay.id) history.pushState({ overlay: overlay.id }, "");
}

function forget(overlay) {
  if (history.state?.overlay !== overlay.id) return;
  // Going back may move the focus to the address's fragment; it belongs to what opened the layer.
  const opener = document.activeElement;
  addEventListener("popstate", () => setTimeout(() => opener.focus({ preventScroll: true })), { once: true });
  history.back();
}

function titleOf(sheet) {
  return sheet.querySelector(".sheet__title");
}

let madeInert = [];

function makeModal(sheet) {
  for (let element = sheet; element !== document.body; element = element.parentElement) {
    const others = [...element.parentElement.children].filter((other) => other !== element && !other.inert);
    madeInert.push(...others.filter((other) => !other.matches("[role=status], dialog")));
  }
  for (const element of madeInert) element.inert = true;
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-modal", "true");
  sheet.setAttribute("aria-labelledby", titleOf(sheet).id);
  // What is pressed and takes no focus gives it to the sheet, not to the page around it.
  sheet.tabIndex = -1;
}

function endModal(sheet) {
  for (const element of madeInert) element.inert = false;
  madeInert = [];
  for (const name of ["role", "aria-modal", "aria-labelledby", "tabindex"]) sheet.removeAttribute(name);
}

// Before the toggle: what opened a sheet takes the focus back as it closes, which nothing inert can.
document.addEventListener(
  "beforetoggle",
  (event) => {
    const sheet = event.target;
    if (!sheet.matches?.("[data-overlay][popover]")) return;
    if (event.newState === "open") makeModal(sheet);
    else endModal(sheet);
  },
  true,
);

document.addEventListener(
  "toggle",
  (event) => {
    const overlay = event.target;
    if (!overlay.matches?.("[data-overlay]")) return;
    if (event.newState === "open") {
      remember(overlay);
      if (overlay.popover) titleOf(overlay).focus();
    } else forget(overlay);
  },
  true,
);

addEventListener("popstate", () => {
  const overlay = openOverlay();
  if (overlay && history.state?.overlay !== overlay.id) close(overlay);
});

WIDE.addEventListener("change", () => {
  const overlay = openOverlay();
  if (overlay?.popover) close(overlay);
});

// A page that was left with an open layer comes back with it closed.
if (history.state?.overlay) history.replaceState(null, "");

function isBeside(overlay, { target, clientX, clientY }) {
  const box = overlay.getBoundingClientRect();
  const isWithin = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  return target === overlay && !isWithin;
}

let pressBegan;

document.addEventListener("pointerdown", (event) => (pressBegan = event));

document.addEventListener("click", (event) => {
  const overlay = openOverlay();
  if (!overlay) return;
  // A press that begins within the dialog, as when words are selected, may end beside it.
  if (overlay instanceof HTMLDialogElement && isBeside(overlay, event) && isBeside(overlay, pressBegan ?? event)) {
    close(overlay);
    return;
  }
  const link = event.target.closest("a[href]");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link && overlay.contains(link) && isPlain && !event.defaultPrevented && link.origin === location.origin) {
    event.preventDefault();
    location.replace(link.href);
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "get" || !form.closest("[data-overlay]")) return;
  if (!isOpen(form.closest("[data-overlay]"))) return;
  event.preventDefault();
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form));
  location.replace(url);
});

for (const menu of document.querySelectorAll("[data-drop-menu]")) {
  const summary = menu.querySelector("summary");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", (event) => {
    // Pressed words give the focus to what is around them; leaving the menu leads to something beside it.
    const next = event.relatedTarget;
    if (next && !menu.contains(next) && !next.contains(menu)) menu.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
