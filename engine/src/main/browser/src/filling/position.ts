// Fills in where somebody is, if they ask for it and their device tells. Without this script both numbers are typed.

/** Shows the button of a point's fields, once. */
export function offer(set: HTMLElement): void {
  const line = set.querySelector<HTMLElement>('[data-position]');
  const button = line?.querySelector('button');
  const status = line?.querySelector<HTMLElement>('[role="status"]');
  if (!line || !button || !status || !('geolocation' in navigator) || !line.hidden) {
    return;
  }
  line.hidden = false;
  button.addEventListener('click', () => {
    status.textContent = '';
    navigator.geolocation.getCurrentPosition(
      position => fill(set, position.coords),
      () => { status.textContent = line.dataset['failed'] ?? ''; },
      { enableHighAccuracy: true, timeout: 20_000 });
  });
}

/** To the metre, which is five places. */
function fill(set: HTMLElement, found: GeolocationCoordinates): void {
  const name = set.dataset['name'] ?? '';
  const language = set.closest<HTMLElement>('[lang]')?.lang ?? '';
  for (const part of ['latitude', 'longitude'] as const) {
    const input = set.querySelector<HTMLInputElement>(`[name="${CSS.escape(`${name}.${part}`)}"]`);
    if (input !== null) {
      const degrees = String(Math.round(found[part] * 1e5) / 1e5);
      input.value = language.startsWith('en') ? degrees : degrees.replace('.', ',');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}
