/** Light or dark: what the system prefers, what the address asks for (#dark, #light), or the button. Print is light. */
(function (report) {
  'use strict';
  const root = document.documentElement;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  const listeners = [];
  let chosen = { '#dark': 'dark', '#light': 'light' }[window.location.hash] ?? null;
  let printing = false;

  function apply() {
    const theme = printing ? 'light' : (chosen ?? (prefersDark.matches ? 'dark' : 'light'));
    root.dataset.theme = theme;
    const button = document.getElementById('theme');
    button.textContent = theme === 'dark' ? 'Light' : 'Dark';
    button.setAttribute(
      'aria-label',
      theme === 'dark' ? 'Switch to light colours' : 'Switch to dark colours',
    );
    for (const listener of listeners) listener();
  }

  report.theme = {
    /** The value of a colour of colours.css (`series-blue`) in the present theme. */
    colour(name) {
      return getComputedStyle(root).getPropertyValue(`--${name}`).trim();
    },
    onChange(listener) {
      listeners.push(listener);
    },
    start() {
      document.getElementById('theme').addEventListener('click', () => {
        chosen = root.dataset.theme === 'dark' ? 'light' : 'dark';
        apply();
      });
      prefersDark.addEventListener('change', apply);
      window.addEventListener('beforeprint', () => {
        printing = true;
        apply();
      });
      window.addEventListener('afterprint', () => {
        printing = false;
        apply();
      });
      apply();
    },
  };
})((window.nabmsReport ??= {}));
