// Says in the button of the share dialog how many people are ticked.
const list = document.getElementById("contacts");
const button = document.querySelector("button[data-many]");
const count = () => {
  const people = list.querySelectorAll("input:checked").length;
  const { none, one, many } = button.dataset;
  button.textContent = people === 0 ? none : people === 1 ? one : many.replace("#", people);
};
if (list && button) {
  list.addEventListener("change", count);
  count();
}
