// What counts only with a certain answer is shown only with that answer.
for (const part of document.querySelectorAll("[data-shown-with]")) {
  const fields = [...document.querySelectorAll(`input[type=radio][name="${part.dataset.shownWith}"]`)];
  const show = () => {
    const chosen = fields.find((field) => field.checked);
    part.hidden = chosen?.value !== part.dataset.shownFor && !part.querySelector(".govuk-error-message");
  };
  for (const field of fields) field.addEventListener("change", show);
  show();
}
