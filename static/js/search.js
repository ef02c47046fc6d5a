/*
 * Makes a search field a combobox: suggestions come as an HTML list from search:suggest.
 *   <ul role="listbox"><li role="option" id="..." data-href="...">...</li></ul>
 */

const PAUSE = 160;

function makeCombobox(search) {
  const input = search.querySelector("input[type=search]");
  const panel = search.querySelector(".search__suggestions");
  let timer;
  let request;
  let chosen = -1;

  const options = () => [...panel.querySelectorAll("[role=option]")];

  function choose(index) {
    const all = options();
    chosen = all.length ? (index + all.length) % all.length : -1;
    all.forEach((option, position) => option.setAttribute("aria-selected", String(position === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    panel.replaceChildren();
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.removeAttribute("aria-controls");
  }

  function show(html) {
    panel.innerHTML = html;
    const list = panel.querySelector("[role=listbox]");
    const found = options();
    if (!list || !found.length) return close();
    list.id ||= `${input.id}-listbox`;
    list.setAttribute("aria-label", "Suggestions");
    found.forEach((option, position) => {
      option.id = `${list.id}-${position}`;
      option.setAttribute("aria-selected", "false");
    });
    chosen = -1;
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "true");
    announce(`${found.length} ${found.length === 1 ? "suggestion" : "suggestions"}`);
  }

  async function suggest() {
    const query = input.value.trim();
    if (query.length < 2) return close();
    request?.abort();
    request = new AbortController();
    const address = new URL(search.dataset.search, location.href);
    address.searchParams.set("q", query);
    try {
      const answer = await fetch(address, { signal: request.signal, headers: { "HX-Request": "true" } });
      const html = answer.ok ? await answer.text() : "";
      if (document.activeElement === input) show(html);
    } catch {
      // Typed on, or no network: the field still searches by itself.
    }
  }

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    const expanded = input.getAttribute("aria-expanded") === "true";
    if (event.key === "Escape" && expanded) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      if (expanded) choose(chosen + 1);
      else suggest();
    } else if (event.key === "ArrowUp" && expanded) {
      event.preventDefault();
      choose(chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter" && expanded && chosen >= 0) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.href);
    }
  });

  // Before the field loses the focus, which closes the list.
  panel.addEventListener("pointerdown", (event) => event.preventDefault());
  panel.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener("blur", close);
}

function announce(words) {
  document.dispatchEvent(new CustomEvent("announce", { detail: words }));
}

document.querySelectorAll("[data-search]").forEach(makeCombobox);
