/*
 * Passkeys. A form says what it wants: data-passkey="create", "get" or "fetch" (get, with options fetched from the
 * form's own URL). The browser's answer goes into the hidden field and the form is sent as usual.
 */

const readsJSON = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);

/* Chrome before 129 and Safari before 18.4 can't read or write WebAuthn's JSON. allauth ships a library that can. */
async function withLibrary(action, options) {
  await import(new URL("../mfa/js/webauthn-json.js", import.meta.url));
  return window.webauthnJSON[action](options);
}

async function create({ publicKey }) {
  const options = {
    ...publicKey,
    authenticatorSelection: {
      ...publicKey.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
  };
  if (!readsJSON) return withLibrary("create", { publicKey: options });
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
}

async function get({ publicKey }) {
  if (!readsJSON) return withLibrary("get", { publicKey });
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

async function readOptions(form) {
  if (form.dataset.passkey !== "fetch") return JSON.parse(form.dataset.passkeyOptions);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`No options: ${response.status}`);
  return (await response.json()).request_options;
}

async function answer(form) {
  const options = await readOptions(form);
  const credential = await (form.dataset.passkey === "create" ? create(options) : get(options));
  // A browser's credential has toJSON(), which stringify calls; the library returns plain JSON.
  form.elements.namedItem("credential").value = JSON.stringify(credential);
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const error = form.querySelector("[data-passkey-error]");
      error.hidden = true;
      answer(form).catch(() => {
        error.hidden = false;
      });
    });
  }
}
