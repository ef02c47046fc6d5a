/* What a page looks like to the rules; run inside the page. Returns plain facts, no judgement but the geometry. */
async (width) => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  const isVisible = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !element.closest("[inert], [aria-hidden=true], .visually-hidden, .skip-link");
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${element.className || ""} ` +
    (element.getAttribute("aria-label") || element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40);

  // A checkbox or radio inside its label is as large as the label.
  const area = (element) => (element.closest("label") ?? element).getBoundingClientRect();
  const isInText = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const around = [...element.parentElement.childNodes].filter((node) => node !== element);
    return around.some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent));
  };

  const controls = [...document.querySelectorAll(CONTROLS)].filter(isVisible);
  // The link of a card covers the card; what lies on it is larger than its words.
  const standing = controls.filter((element) => !isInText(element) && !element.closest(".product-card__title, .article-card__title"));
  const boxes = standing.map((element) => ({ element, box: area(element), name: name(element) }));
  const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5;
  const centre = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const touchesCircle = ([x, y], { box }) => {
    const dx = Math.max(box.left - x, 0, x - box.right);
    const dy = Math.max(box.top - y, 0, y - box.bottom);
    return Math.hypot(dx, dy) < 12;
  };
  const tooSmall = boxes
    .filter(isSmall)
    .filter((small) => boxes.some((other) => other !== small && !other.element.contains(small.element) && touchesCircle(centre(small), other)))
    .map(({ name, box }) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`);

  const primary = boxes
    .filter(({ element }) => element.matches(".button:not(.button--text), .header__action, .header__logo, .header__nav-link, .header summary, .header input"))
    .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
    .map(({ name, box }) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`);

  // What floats over the page is nobody's neighbour for long: it scrolls away.
  const layer = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
    }
    return null;
  };
  const close = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (layer(one.element) !== layer(other.element)) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (one.element.closest("label") && one.element.closest("label") === other.element.closest("label")) continue;
      const dx = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const dy = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      if (dx >= 7.5 || dy >= 7.5) continue;
      // Two that are 44 px high or wide where they meet have their middles far enough apart.
      const side = dx > dy ? "width" : "height";
      if (one.box[side] >= 43.5 && other.box[side] >= 43.5 && Math.max(dx, dy) > -0.5) continue;
      close.push(`${one.name} / ${other.name} ${Math.round(Math.max(dx, dy))}px`);
    }
  });

  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length && colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const faintBorders = [...document.querySelectorAll("input:not([type=hidden]), select, textarea, .quantity")]
    .filter(isVisible)
    .filter((element) => !element.closest(".sizes__choice, .quantity") || element.matches(".quantity__input, .sizes__choice"))
    .filter((element) => {
      const style = getComputedStyle(element);
      const sides = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0);
      if (!sides.length) return false;
      return !sides.some((side) => contrast(parse(style[`border${side}Color`]), ground(element.parentElement)) >= 3);
    })
    .map(name);

  const help = [...document.querySelectorAll("a")].find((link) => link.textContent.trim() === "Help and contact" && link.closest("footer"));
  const main = document.querySelector("main");
  const facts = {
    title: document.title,
    h1s: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
    firstStop: document.querySelector(CONTROLS)?.getAttribute("href"),
    tooSmall,
    primary,
    close: [...new Set(close)],
    faintBorders,
    dragged: [...document.querySelectorAll("[draggable=true], input[type=range]")].map(name),
    helpIsAfterMain: Boolean(help && main.compareDocumentPosition(help) & Node.DOCUMENT_POSITION_FOLLOWING),
    helpIsFirstOfFooterBase: Boolean(help && help === help.parentElement.querySelector("a")),
    moving: document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime > 5000).length +
      document.querySelectorAll("marquee, video[autoplay], audio[autoplay]").length,
    hasSearch: [...document.querySelectorAll("input[type=search], a[href='/search/'], button[aria-label=Search]")].some(isVisible),
    inline: document.querySelectorAll("[style]:not([style='']), [onclick], style, script:not([src]):not([type='application/ld+json'])").length,
    picturesWithoutSize: [...document.querySelectorAll("img:not([width]), img:not([height])")].map((image) => image.src),
    asterisks: [...document.querySelectorAll("label, legend")].filter((label) => label.textContent.includes("*")).map(name),
    unnamedFields: [...document.querySelectorAll("main input:not([type=hidden]), main select, main textarea")]
      .filter(isVisible)
      .filter((field) => !field.labels?.length && !field.getAttribute("aria-label"))
      .map(name),
    scrollWidth: document.documentElement.scrollWidth,
  };

  const clipped = () =>
    [...document.querySelectorAll("body *")]
      .filter((element) => isVisible(element) && element.textContent.trim() && !element.closest("svg"))
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = (value) => value === "hidden" || value === "clip";
        return (
          (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map(name);
  const before = clipped();
  const spacing = new CSSStyleSheet();
  spacing.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }" +
      "p { margin-block-end: 2em !important; }",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
  facts.clippedBySpacing = clipped().filter((element) => !before.includes(element));
  facts.scrollWidthWithSpacing = document.documentElement.scrollWidth;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== spacing);

  // Where a thumb would press: at both ends of the words, of the row and of the picture that belong to a control.
  const deadEnds = (element, works) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    return [0.03, 0.5, 0.97].filter((at) => {
      const pressed = document.elementFromPoint(box.left + box.width * at, box.top + box.height / 2);
      return !pressed || !works(pressed);
    });
  };
  const pressed = [
    ...[...document.querySelectorAll("label")]
      .filter((label) => label.control)
      .map((label) => [label, (hit) => hit.closest("label") === label || hit === label.control]),
    ...[...document.querySelectorAll("summary")].map((summary) => [summary, (hit) => hit.closest("summary") === summary]),
    ...[...document.querySelectorAll(".product-card__picture, .product-card__details, .article-card__picture, .order-rows .muted")]
      .filter((part) => part.closest("article, li").querySelector("a"))
      .map((part) => [part, (hit) => Boolean(hit.closest("a"))]),
    ...[...document.querySelectorAll(".menu__group li, .drop-menu__list li, .footer__links li")].map((row) => [row, (hit) => Boolean(hit.closest("a"))]),
  ];
  facts.deadRows = pressed
    .filter(([element]) => isVisible(element))
    .filter(([element, works]) => deadEnds(element, works).length)
    .map(([element]) => name(element));
  return facts;
}
