// Says in the button of the share page how many people are ticked, and greets them in the message as long as its greeting is ours. Keeps
// what was chosen and typed for the invitation while the plan's name is saved, until the share page is opened again: for who typed it, and
// nobody who signs in here after them.
const list = document.getElementById("contacts");
const button = document.querySelector("button[data-many]");
const count = () => {
  const people = list.querySelectorAll("input:checked").length;
  const { none, one, many } = button.dataset;
  button.textContent = people === 0 ? none : people === 1 ? one : many.replace("#", people);
};
const message = document.getElementById("message");
const greet = () => {
  const names = [...list.querySelectorAll("[data-name]:has(input:checked)")].map((person) => person.dataset.name);
  const last = names.pop();
  return names.length ? `Hi ${names.join(", ")} and ${last},` : last ? `Hi ${last},` : "Hi,";
};
const place = `tandem.invitation.${document.currentScript.dataset.viewer}${location.pathname}`;
const boxes = () => [...list.querySelectorAll("input")];
document.getElementById("name-form")?.addEventListener("submit", () => {
  // Nothing else was typed: nothing to keep.
  if (!message || !window.unsent?.has(message.form)) {
    return;
  }
  const ticked = boxes().flatMap(({ checked, value }) => (checked ? [value] : []));
  try {
    sessionStorage.setItem(place, JSON.stringify({ ticked, text: message.value }));
    unsent.delete(message.form);
  } catch {
    // Then the browser asks.
  }
});
// What is sent is kept by nobody any more.
message?.form.addEventListener("submit", () => {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
});
const restore = () => {
  try {
    const { ticked, text } = JSON.parse(sessionStorage.getItem(place));
    sessionStorage.removeItem(place);
    boxes().forEach((box) => { box.checked = ticked.includes(box.value); });
    message.value = text;
    window.unsent?.add(message.form);
  } catch {
    // Nothing was kept.
  }
};
if (list && button) {
  restore();
  let greeting = greet();
  list.addEventListener("change", () => {
    count();
    if (message?.value.startsWith(greeting)) {
      const now = greet();
      message.value = now + message.value.slice(greeting.length);
      greeting = now;
    }
  });
  count();
}
