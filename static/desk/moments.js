/* Keeps the button of a moment saying which moment it is. Without this script the first press comes
   back with the words on the button, and the second acts. */

const parts = (step) => ({
  day: step.querySelector("input[type=date]"),
  clock: step.querySelector("input[type=time]"),
  choices: step.querySelector("[data-moment-choices]"),
  said: step.querySelector("input[type=hidden]"),
  soon: step.querySelector("[data-moment-soon]"),
  button: step.querySelector("button"),
});

// What was asked last: an answer to an earlier question must not overtake it.
const asked = new WeakMap();

function show(step, { at = "", button = "", soon = "", problem = "", choices = [] }) {
  const part = parts(step);
  part.said.value = at;
  part.button.textContent = button || part.button.dataset.label;
  part.soon.textContent = problem || soon;
  part.soon.classList.toggle("is-problem", Boolean(problem));
  step.querySelectorAll(".errorlist").forEach((list) => list.remove());
  const shown = [...part.choices.querySelectorAll("input")].map((radio) => radio.value);
  if (shown.join() !== choices.map((choice) => choice.at).join()) {
    part.choices.replaceChildren(...choices.map((choice) => radio(step.dataset.name, choice)));
  }
}

function radio(name, { at, words }) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name: `${name}_which`, value: at });
  label.append(input, ` ${words}`);
  return label;
}

async function ask(step) {
  const { day, clock, said, choices } = parts(step);
  said.value = "";
  const question = new URLSearchParams({
    at: `${day.value}T${clock.value}`,
    for: step.dataset.for,
    which: choices.querySelector("input:checked")?.value ?? "",
  });
  asked.set(step, `${question}`);
  if (!day.value || !clock.value) {
    show(step, {});
    return;
  }
  let answer = {};
  try {
    const response = await fetch(`${step.dataset.moment}?${question}`);
    if (response.ok) answer = await response.json();
  } catch {
    // The button keeps its plain words, and the press is asked about by the server.
  }
  if (asked.get(step) === `${question}`) show(step, answer);
}

document.addEventListener("input", (event) => {
  const step = event.target.closest("[data-moment]");
  if (step) ask(step);
});
