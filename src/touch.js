// A finger that scrolls the page may come down on a slider, and browsers move the slider there at
// once. So a slider says nothing of a touch until that is drawn along it or lifted; when it turns
// out to scroll, the slider goes back to where it was.
(() => {
  let held = null;

  function letGo() {
    const slider = held?.slider;
    held = null;
    slider?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const reactions = {
    pointerdown({ target, pointerType, isPrimary, clientX, clientY }) {
      if (pointerType === "touch" && isPrimary && target.type === "range") {
        held = { slider: target, value: target.value, clientX, clientY };
      }
    },
    pointermove({ clientX, clientY }) {
      if (held && Math.abs(clientX - held.clientX) > Math.abs(clientY - held.clientY)) {
        letGo();
      }
    },
    pointerup: letGo,
    // The browser scrolls with this touch.
    pointercancel() {
      if (held) {
        held.slider.value = held.value;
        held = null;
      }
    },
    input(event) {
      if (held?.slider === event.target) {
        event.stopPropagation();
      }
    },
  };
  for (const [name, react] of Object.entries(reactions)) {
    document.addEventListener(name, react, true);
  }
})();
