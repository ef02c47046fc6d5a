/*
 * Small comforts in forms: focus on the error summary, + and - beside a quantity,
 * a list that sorts or filters as soon as something is chosen, and grows. All of it works without.
 */

document.querySelector("[data-error-summary]")?.focus();

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (!step) return;
  const input = step.parentElement.querySelector("input");
  const before = input.value;
  if (step.dataset.step === "up") input.stepUp();
  else input.stepDown();
  if (input.value === before) return;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  document.dispatchEvent(new CustomEvent("announce", { detail: `Quantity ${input.value}` }));
});

// Links of an error summary go to the field itself, not only near it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-submit-on-change")) form.requestSubmit();
});

// The server counts a thing sent twice once; this only spares the shopper the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.querySelector("[data-once]")) return;
  if (form.hasAttribute("data-sent")) event.preventDefault();
  form.setAttribute("data-sent", "");
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) form.removeAttribute("data-sent");
});

// The address becomes that of the longer list, so that coming back and a reload show it; Back leads to what was before
// the list. htmx's own history would load the page again whenever a layer over it closes.
document.addEventListener("htmx:afterSwap", (event) => {
  const { elt, path } = event.detail.requestConfig ?? {};
  if (elt?.id === "load-more") history.replaceState(history.state, "", path);
});

// "Load more" is replaced by the next one, which htmx gives the focus; the last one leaves it to the pages.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.requestConfig?.elt?.id !== "load-more") return;
  const pagination = document.querySelector("#pagination");
  if (document.activeElement === document.body) pagination?.focus({ preventScroll: true });
  const words = pagination?.querySelector("[data-shown-range]")?.textContent;
  document.dispatchEvent(new CustomEvent("announce", { detail: words }));
});

function hideNeedlessButtons(root) {
  for (const button of root.querySelectorAll("[data-submit-on-change] [data-needless-with-script]")) {
    button.hidden = true;
  }
}

hideNeedlessButtons(document);
document.addEventListener("htmx:load", (event) => hideNeedlessButtons(event.detail.elt));
