// Says in the button of the share page how many people are ticked, and greets them in the message as long as its greeting is ours.
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
if (list && button) {
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
