// The script of the page: Gradio runs it once, when the document panel is there. `element` is the panel, `props.value`
// its HTML, `server.open_document` the one call it makes. Links work as plain anchors without it.

const conversation = document.getElementById("conversation");
const isWide = () => window.matchMedia("(min-width: 60rem)").matches;
const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const nextFrame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
let lastChip = null;

function scrollTo(target, block = "start") {
  target.scrollIntoView({ behavior: isCalm() ? "auto" : "smooth", block });
}

// Show where the reader was taken: the mark fades, the highlight of cited paragraphs stays.
function pointAt(target) {
  element.querySelectorAll(".pointed").forEach((other) => other.classList.remove("pointed"));
  void target.offsetWidth;
  target.classList.add("pointed");
  scrollTo(target);
}

function isOpen(link) {
  const shown = element.querySelector(".document");
  return shown?.dataset.symbol === link.dataset.symbol && shown?.dataset.language === link.dataset.language;
}

async function openDocument(link) {
  if (isOpen(link)) return;
  const { symbol, language, reader } = link.dataset;
  props.value = await server.open_document({ symbol, language, reader });
  await nextFrame();
}

// A chip of an earlier answer brings back what that answer cited.
function highlightTurn(chip) {
  const chips = chip.closest(".turn").querySelectorAll(".citations .chip, .citations .version");
  const places = new Set([...chips].filter(isOpen).map((other) => other.dataset.place));
  element.querySelectorAll(".cited").forEach((place) => place.classList.remove("cited"));
  places.forEach((place) => document.getElementById(place)?.classList.add("cited"));
}

async function follow(chip) {
  lastChip = chip;
  await openDocument(chip);
  highlightTurn(chip);
  const place = document.getElementById(chip.dataset.place);
  if (place) pointAt(place);
}

// In an answer, a footnote mark opens the footnotes of its paragraph; in the panel, it leads to the foot of the document.
function openNote(mark) {
  const details = mark.closest("li")?.querySelector(".footnotes");
  if (details) {
    details.open = true;
    const note = details.querySelector(`[data-note="${CSS.escape(mark.dataset.note)}"]`);
    if (note) scrollTo(note, "nearest");
    return;
  }
  const note = document.getElementById(mark.getAttribute("href").slice(1));
  if (note) pointAt(note);
}

function goBack() {
  scrollTo(lastChip ?? conversation, "center");
}

// A question as it was understood goes into the box, to be changed and asked again.
function edit(question) {
  const box = document.querySelector("#question textarea");
  box.value = question;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

// A link that changes which documents are looked at asks on: "in all documents".
async function askAgain(question) {
  edit(question);
  await nextFrame();
  document.querySelector("#question .submit-button")?.click();
}

// An address that ends in "#A/RES/61/180#OP12" leads to the last answer that cites that paragraph.
function followAddress() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = wanted ? conversation.querySelectorAll(`[data-citation="${CSS.escape(wanted)}"]`) : [];
  if (found.length) pointAt(found[found.length - 1]);
}

async function onClick(event) {
  const link = event.target.closest("a.chip, a.version, a.note-mark, a.open, a.back, a.edit, a.again");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.matches(".chip, .version")) await follow(link);
  else if (link.matches(".note-mark")) openNote(link);
  else if (link.matches(".back")) goBack();
  else if (link.matches(".edit")) edit(link.dataset.question);
  else if (link.matches(".again")) await askAgain(link.dataset.question);
  else {
    await openDocument(link);
    link.closest("details")?.removeAttribute("open");
    scrollTo(element);
  }
}

// A new turn starts at the top of the conversation, so that an answer is read from its beginning.
function showLastTurn() {
  const turns = conversation.querySelectorAll(".turn");
  if (turns.length) scrollTo(turns[turns.length - 1]);
}

// Where the document stands beside the conversation, it turns to the first cited paragraph by itself.
function showFirstCited() {
  const cited = element.querySelector(".cited");
  if (cited && isWide()) scrollTo(cited);
}

let turnsSeen = 0;
new MutationObserver(() => {
  const pending = conversation.querySelector(".searching") !== null;
  const seen = conversation.querySelectorAll(".turn").length + (pending ? 0 : 0.5);
  if (seen !== turnsSeen) {
    showLastTurn();
    if (turnsSeen === 0) followAddress();
  }
  turnsSeen = seen;
}).observe(conversation, { childList: true, subtree: true });

let turnShown = null;
new MutationObserver(() => {
  const turn = element.querySelector(".document")?.dataset.turn ?? null;
  if (turn !== turnShown && turn !== "0") showFirstCited();
  turnShown = turn;
}).observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-turn"] });

document.addEventListener("click", onClick);
window.addEventListener("hashchange", followAddress);
