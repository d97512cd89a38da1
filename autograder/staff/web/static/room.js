// Keys of the page of written answers; every page works without this, too.
const form = document.querySelector("form[data-reading]");
const link = name => document.querySelector(`a[data-key="${name}"]`);

function boxes() {
  return [...form.querySelectorAll('input[name="item"]')];
}

function total() {
  const given = new Map();
  for (const box of boxes().filter(box => box.checked)) {
    const place = box.dataset.insteadOf || box.value;
    given.set(place, Math.max(given.get(place) || 0, Number(box.dataset.points)));
  }
  return Math.round([...given.values()].reduce((sum, points) => sum + points, 0) * 1e6) / 1e6;
}

function touched() {
  form.dataset.touched = "1";
  const own = form.elements.points.value.trim();
  document.querySelector("#given").textContent = own || total();
}

function toggle(number) {
  const box = boxes().find(box => box.value === number);
  if (!box) return;
  box.checked = !box.checked;
  touched();
}

function nothing() {
  for (const box of boxes()) box.checked = false;
  form.elements.points.value = "0";
  touched();
}

function goOn() {
  if (form.dataset.touched) form.requestSubmit();
  else link("next")?.click();
}

if (form) {
  form.addEventListener("input", touched);
  for (const button of form.querySelectorAll("button[data-comment]")) {
    button.addEventListener("click", () => {
      const field = form.elements.comment;
      field.value = [field.value.trim(), button.dataset.comment].filter(Boolean).join("\n");
      touched();
    });
  }
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (typing) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const acts = {
      ArrowRight: goOn, ArrowLeft: () => link("back")?.click(), 0: nothing,
      c: () => form.elements.comment.focus(), n: () => link("name")?.click(),
    };
    if (/^[1-9]$/.test(event.key)) toggle(event.key);
    else if (event.key in acts) acts[event.key]();
    else return;
    event.preventDefault();
  });
}
