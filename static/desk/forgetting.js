// Whoever logs out leaves nothing behind: what was typed and kept in this browser (keeping.js) goes.

export function forget(storage = localStorage) {
  for (const key of Object.keys(storage)) {
    if (key.startsWith("desk/")) storage.removeItem(key);
  }
}

if (typeof document !== "undefined") forget();
