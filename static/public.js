// Enhancements of residents' pages. Every page works without this file.

// "Use my position": about 100 metres is precise enough; the position goes into the field and nowhere else.
const locate = document.querySelector("[data-locate]");
if (locate && "geolocation" in navigator) {
  const note = document.querySelector("[data-locate-note]");
  const field = document.getElementById("var");
  locate.hidden = false;
  locate.addEventListener("click", () => {
    note.textContent = "";
    locate.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(3)}, ${coords.longitude.toFixed(3)}`;
        field.form.requestSubmit();
      },
      () => {
        locate.disabled = false;
        note.textContent = locate.dataset.failed;
        field.focus();
      },
      { maximumAge: 60000, timeout: 15000 },
    );
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Where there is room for it beside the list, the map stands open.
const fold = document.querySelector(".map-side [data-map]");
if (fold && window.matchMedia("(min-width: 60rem)").matches && !navigator.connection?.saveData) fold.open = true;
