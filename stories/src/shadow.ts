import { waitFor } from 'storybook/test';

/** The text a person sees in an element of the story. */
export function textIn(canvas: HTMLElement, tag: string): string {
  const root = canvas.querySelector(tag)?.shadowRoot?.querySelector('.root');
  return (root?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** Waits until an element shows a text. */
export async function shows(canvas: HTMLElement, tag: string, text: string | RegExp): Promise<void> {
  await waitFor(
    () => {
      const seen = textIn(canvas, tag);
      if (typeof text === 'string' ? !seen.includes(text) : !text.test(seen)) {
        throw new Error(`<${tag}> does not show ${String(text)}. It shows: ${seen.slice(0, 200)}`);
      }
    },
    { timeout: 4000 },
  );
}

/** Presses a button inside an element by its name. */
export function press(canvas: HTMLElement, tag: string, name: string | RegExp): void {
  const buttons = [...(canvas.querySelector(tag)?.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])];
  const button = buttons.find((candidate) => {
    const label = candidate.getAttribute('aria-label') ?? candidate.textContent.trim();
    return typeof name === 'string' ? label.includes(name) : name.test(label);
  });
  if (!button) throw new Error(`<${tag}> has no button ${String(name)}.`);
  button.click();
}
