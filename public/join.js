// Opens the plan for the one who followed the link; once, so that "Back" does not lead here and forth.
const form = document.getElementById("join");
if (form && !history.state) { history.replaceState({ joined: true }, ""); form.submit(); }
