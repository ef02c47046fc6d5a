// What is pasted into a text of the back office is read by the shop itself: headings, tables and small figures stay,
// and the editor is told what was changed. Copies within the editor, and a paste that can't be read, go Draftail's way.
(() => {
  const { EditorState, Modifier, convertFromRaw } = window.DraftJS;

  const csrfToken = () => {
    const field = document.querySelector('input[name="csrfmiddlewaretoken"]');
    return field ? field.value : "";
  };

  const tell = (notes) => {
    if (!notes.length) return;
    document.dispatchEvent(
      new CustomEvent("w-messages:add", { detail: { text: notes.join(" "), type: "success" } }),
    );
  };

  const insert = (editorState, raw) => {
    const pasted = convertFromRaw(raw);
    const content = Modifier.replaceWithFragment(
      editorState.getCurrentContent(),
      editorState.getSelection(),
      pasted.getBlockMap(),
    );
    return EditorState.push(editorState, content, "insert-fragment");
  };

  const read = async ({ url, hasHeadings }, text, html) => {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "X-CSRFToken": csrfToken() },
      body: new URLSearchParams({ text: text || "", html: html || "", headings: hasHeadings ? "1" : "0" }),
    });
    if (!answer.ok) throw new Error(`The paste could not be read: ${answer.status}`);
    return answer.json();
  };

  const makePlugin = (type) => ({
    type,
    handlePastedText(text, html, editorState, { getEditorState, setEditorState, getProps }) {
      const isPlainLine = !html && !/[\r\n]/.test(text || "");
      if (isPlainLine) return "not-handled";
      const options = { url: this.url, hasHeadings: this.hasHeadings };
      read(options, text, html)
        .then(({ content, notes }) => {
          if (content.blocks.length) setEditorState(insert(getEditorState(), content));
          tell(notes);
        })
        .catch(() => {
          // Better the words alone than nothing.
          const state = getEditorState();
          const words = Modifier.replaceText(state.getCurrentContent(), state.getSelection(), text || "");
          setEditorState(EditorState.push(state, words, "insert-characters"));
        });
      return "handled";
    },
  });

  window.draftail.registerPlugin(makePlugin("pasting"), "plugins");
  window.draftail.registerPlugin(makePlugin("plain-pasting"), "plugins");
})();
