// What every page gains from a script; without one nothing is missing.

/** A page that tells of faults begins there, for the keyboard and for screen readers. */
document.querySelector<HTMLElement>('[data-focus]')?.focus();

/** A second click on a button that is already sending does nothing. */
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (form.dataset['sending']) {
    event.preventDefault();
  } else if (!event.defaultPrevented) {
    form.dataset['sending'] = 'yes';
  }
});

/** A page shown again by the back button may send again. */
window.addEventListener('pageshow', () => {
  document.querySelectorAll<HTMLFormElement>('form[data-sending]').forEach(form => delete form.dataset['sending']);
});
