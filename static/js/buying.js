/*
 * The buying part of a product page: the chosen size changes price and stock, and on a phone
 * a bar with the button appears while the main button is out of sight.
 *
 * A size's radio carries data-price, data-was, data-unit-price, data-stock, data-delivery, data-picture and
 * data-sold-out; places to be changed carry data-shows="price" (was, unit-price, stock, delivery, size, action).
 */

const form = document.querySelector("[data-buying]");

function show(name, words) {
  for (const place of document.querySelectorAll(`[data-shows="${name}"]`)) {
    place.textContent = words ?? "";
    // The hidden words beside it ("Regular price") go with it.
    const whole = place.closest("[data-shows-whole]");
    if (whole) whole.hidden = !words;
  }
}

function applySize(radio) {
  const { price, was, unitPrice, stock, size, delivery, picture } = radio.dataset;
  show("price", price);
  show("was", was);
  show("unit-price", unitPrice);
  show("stock", stock);
  show("size", size);
  show("delivery", delivery);
  document.dispatchEvent(new CustomEvent("gallery:show", { detail: Number(picture) }));
  const isSoldOut = "soldOut" in radio.dataset;
  show("action", isSoldOut ? "Sold out" : "Add to bag");
  for (const button of document.querySelectorAll("[data-buy-button]")) {
    button.disabled = isSoldOut;
  }
}

if (form) {
  const radios = [...form.querySelectorAll("[data-size]")];
  const chosen = radios.find((radio) => radio.checked);
  // A browser that comes back keeps the radio but not the price.
  if (chosen) applySize(chosen);
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-size]")) return;
    applySize(event.target);
    const { size, price, stock } = event.target.dataset;
    const words = [size, price, stock].filter(Boolean).join(", ");
    document.dispatchEvent(new CustomEvent("announce", { detail: words }));
  });
}

const bar = document.querySelector("[data-buy-bar]");
const button = form?.querySelector("[data-buy-button]");

if (bar && button) {
  new IntersectionObserver(([entry]) => {
    bar.hidden = entry.isIntersecting;
  }).observe(button);
}
