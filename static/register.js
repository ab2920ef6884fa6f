// Enhancements of the signed-in side. Every page works without this file.
import { initAll } from "./vendor/govuk-frontend/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// Ask before leaving a form with unsaved changes.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}

// "Choose all" among many points.
for (const box of document.querySelectorAll("input[data-choose-all]")) {
  box.closest("[hidden]").hidden = false;
  box.addEventListener("change", () => {
    for (const other of document.querySelectorAll(`input[name="${box.dataset.chooseAll}"]`)) other.checked = box.checked;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Pictures from a telephone's camera are made smaller before they are sent; where that fails they are sent as they are.
const MOST_BYTES = 2_000_000;
const LONGEST_SIDE = 2400;
for (const input of document.querySelectorAll("input[type=file][data-shrink]")) {
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file || file.size <= MOST_BYTES || !file.type.startsWith("image/")) return;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const smaller = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.85); });
      if (!smaller || input.files[0] !== file) return;
      const chosen = new DataTransfer();
      chosen.items.add(new File([smaller], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" }));
      input.files = chosen.files;
    } catch {
      // what the browser cannot draw, the register looks into
    }
  });
}

// The map for choosing a position goes where the municipality of the form is.
for (const frame of document.querySelectorAll("iframe[data-follows]")) {
  const field = document.querySelector(`[name="${frame.dataset.follows}"]`);
  field?.addEventListener("change", () => {
    const address = new URL(frame.src);
    address.searchParams.set(field.name, field.value);
    frame.src = address;
  });
}

// Whoever signs out leaves no page of an exercise behind in this browser. Entries that are not sent stay: only the same
// person can send them.
for (const form of document.querySelectorAll("form[action='/logga-ut']")) {
  form.addEventListener("submit", async (event) => {
    if (!window.caches) return;
    event.preventDefault();
    try {
      await caches.delete("live");
      (await import("./live-store.js")).forgetSent();
    } catch {
      // a browser that keeps nothing has nothing to delete
    }
    form.submit();
  });
}
