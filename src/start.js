// Starts the program that Trunk announces in the head. It is a file of its own because the page's
// Content-Security-Policy allows no inline script, and because a page whose program did not load
// must say so instead of showing dead buttons.
(() => {
  function announced(link) {
    return document.querySelector(link).href;
  }

  async function start() {
    const program = await import(announced('link[rel="modulepreload"]'));
    await program.default({ module_or_path: announced('link[rel="preload"][as="fetch"]') });
  }

  function running() {
    document.documentElement.dataset.program = "running";
  }

  function failed(error) {
    document.documentElement.dataset.program = "failed";
    // A program that broke while it started has said so itself, and more precisely.
    const broke = !document.getElementById("failure").hidden;
    document.getElementById("not-started").hidden = broke;
    throw error;
  }

  // An empty address would leave the fragment behind, and with it the reader's settings.
  for (const link of document.querySelectorAll("#failure a, #not-started a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.reload();
    });
  }

  start().then(running, failed);
})();
