/* The pictures of a product: a thumbnail shows its picture. Without JavaScript all pictures are shown. */

for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const pictures = [...gallery.querySelectorAll("[data-gallery-picture]")];
  const thumbs = [...gallery.querySelectorAll("[data-gallery-thumb]")];

  function show(index) {
    pictures.forEach((picture, position) => picture.toggleAttribute("data-shown", position === index));
    thumbs.forEach((thumb, position) => {
      if (position === index) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
  }

  // The chosen size shows its own picture.
  document.addEventListener("gallery:show", (event) => {
    if (pictures[event.detail]) show(event.detail);
  });

  thumbs.forEach((thumb, index) => {
    thumb.addEventListener("click", () => {
      show(index);
      const words = `Picture ${index + 1} of ${pictures.length}`;
      document.dispatchEvent(new CustomEvent("announce", { detail: words }));
    });
  });
}
