// A long chain of editions shows the one in view.
document.querySelectorAll("[data-chain]").forEach((box) => {
  const here = box.querySelector(".here");
  if (!here) return;
  const place = here.getBoundingClientRect();
  box.scrollLeft += place.left - box.getBoundingClientRect().left - (box.clientWidth - place.width) / 2;
});
