// The sheet of keys behind 「？」.

export function showKeys(button, dialog) {
  button.addEventListener("click", () => dialog.showModal());
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (!asks(event) || dialog.open) return;
    event.preventDefault();
    dialog.showModal(); // closed, the focus is back where it was
  });
}

/** 「?」 where it is not a word one writes: a figure has none. */
export const asks = ({ key, ctrlKey, metaKey, altKey, isComposing, target }) =>
  (key === "?" || key === "？") &&
  !(ctrlKey || metaKey || altKey || isComposing) &&
  !target.matches?.('textarea, input[type="text"]:not(.desk-grid td.value input[inputmode])');
