// Asks before what was typed into a form is left behind unsent. A page may name this file once for each of its forms.
if (!window.unsent) {
  window.unsent = new Set();
  addEventListener("input", ({ target }) => {
    if (target.form?.matches("form.form")) {
      unsent.add(target.form);
    }
  });
  addEventListener("submit", ({ target }) => unsent.delete(target));
  // Whoever cancels has decided.
  addEventListener("click", ({ target }) => {
    if (target.closest?.("a")?.closest("form.form, .dialog-page")) {
      unsent.clear();
    }
  });
  addEventListener("beforeunload", (event) => {
    if (unsent.size > 0) {
      event.preventDefault();
    }
  });
}
