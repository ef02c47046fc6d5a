/*
 * Layers over the page: dialogs and popovers marked data-overlay, and the drop menus of the header.
 * Back closes a layer; Esc closes it and returns to what opened it; a link inside takes the layer's place in history.
 *
 * Modules of this shop never import each other, so that their addresses can carry a hash; they speak through events.
 */

const PHONE = matchMedia("(max-width: 63.99rem)");

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

document.addEventListener(
  "toggle",
  (event) => {
    const overlay = event.target;
    if (!overlay.matches?.("[data-overlay]")) return;
    if (event.newState === "open") remember(overlay);
    else forget(overlay);
  },
  true,
);

addEventListener("popstate", () => {
  const overlay = openOverlay();
  if (overlay && history.state?.overlay !== overlay.id) close(overlay);
});

// A page that was left with an open layer comes back with it closed.
if (history.state?.overlay) history.replaceState(null, "");

document.addEventListener("click", (event) => {
  const overlay = openOverlay();
  if (!overlay) return;
  if (event.target === overlay && overlay instanceof HTMLDialogElement) {
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

// A popover does not keep the focus; what lies under it must not get it while it covers the page.
document.addEventListener("focusin", (event) => {
  const overlay = openOverlay();
  if (!overlay?.hasAttribute("popover") || !PHONE.matches) return;
  const opener = document.querySelector(`[popovertarget="${overlay.id}"]`);
  if (!overlay.contains(event.target) && event.target !== opener) close(overlay);
});

for (const menu of document.querySelectorAll("[data-drop-menu]")) {
  const summary = menu.querySelector("summary");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
