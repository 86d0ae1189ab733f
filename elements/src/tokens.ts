/** One design token: a CSS custom property `--codeloom-<name>` that a host may set. Values from the LOOK sheet. */
export interface Token {
  name: string;
  light: string;
  /** Absent where light and dark are alike. */
  dark?: string;
  use: string;
}

/** The whole palette and the few sizes a host may change. `tokens.css` is generated from this list (build/tokens.ts). */
export const tokens = [
  { name: 'bg', light: '#f6f7f6', dark: '#0f1514', use: 'page ground' },
  { name: 'surface', light: '#ffffff', dark: '#161e1c', use: 'panels' },
  { name: 'sunk', light: '#f1f3f2', dark: '#1b2422', use: 'wells, skeletons, quiet pills' },
  { name: 'line', light: '#dfe4e2', dark: '#2a3532', use: 'hairlines' },
  { name: 'line-strong', light: '#c9d1ce', dark: '#3b4945', use: 'borders of controls at rest' },
  // WCAG 1.4.11 asks 3:1 of a control's edge against its ground; line-strong is for decoration.
  { name: 'control', light: '#7f8c87', dark: '#6b7a74', use: 'borders of fields' },
  { name: 'ink', light: '#15211f', dark: '#eaf0ee', use: 'text' },
  { name: 'ink-2', light: '#47544f', dark: '#b3c0bb', use: 'labels, second text' },
  // Darker than LOOK's decorative #75827d, which is 4.0:1 on white: this text matters, so it meets AA.
  { name: 'ink-3', light: '#5f6c67', dark: '#93a19b', use: 'third text' },
  { name: 'accent', light: '#0c6b62', dark: '#4cc3b3', use: 'the one primary action, selection, links' },
  { name: 'accent-strong', light: '#095850', dark: '#6ad3c4', use: 'the primary action under the pointer' },
  { name: 'on-accent', light: '#ffffff', dark: '#06211e', use: 'text on accent' },
  { name: 'accent-soft', light: '#e2f1ee', dark: '#173a35', use: 'selected rows' },
  { name: 'thread-problems', light: '#0c7d73', dark: '#5fd3c4', use: 'evidence of problems' },
  { name: 'thread-problems-soft', light: '#d9f1ec', dark: '#12403a', use: 'its ground in the note' },
  { name: 'thread-data', light: '#6a4fc4', dark: '#b6a3ff', use: 'evidence of data' },
  { name: 'thread-data-soft', light: '#e9e4fb', dark: '#2d2654', use: 'its ground in the note' },
  { name: 'thread-risk', light: '#b0610a', dark: '#f2b25c', use: 'evidence of risk' },
  { name: 'thread-risk-soft', light: '#fdecd2', dark: '#47300f', use: 'its ground in the note' },
  { name: 'thread-diagnosis', light: '#1f62c4', dark: '#8ab8ff', use: 'evidence of diagnoses' },
  { name: 'thread-diagnosis-soft', light: '#dfeafb', dark: '#1b3357', use: 'its ground in the note' },
  { name: 'thread-procedure', light: '#b1336d', dark: '#f79bc0', use: 'evidence of procedures' },
  { name: 'thread-procedure-soft', light: '#fbe2ec', dark: '#4b1f33', use: 'its ground in the note' },
  { name: 'stop', light: '#b42318', dark: '#ff9c92', use: 'what blocks' },
  { name: 'stop-soft', light: '#fdeceb', dark: '#451a16', use: 'its ground' },
  { name: 'warning', light: '#7a5000', dark: '#f4c869', use: 'what needs a reason' },
  { name: 'warning-soft', light: '#fff4d9', dark: '#3d2f0c', use: 'its ground' },
  { name: 'ok', light: '#1b7a3d', dark: '#6fd08f', use: 'accepted, done' },
  { name: 'ok-soft', light: '#e4f4e9', dark: '#17381f', use: 'its ground' },
  { name: 'shadow', light: 'rgb(21 33 31 / 0.16)', dark: 'rgb(0 0 0 / 0.5)', use: 'floating things only' },
  { name: 'backdrop', light: 'rgb(21 33 31 / 0.35)', dark: 'rgb(0 0 0 / 0.6)', use: 'behind a dialog' },
  // A number: 1 is comfortable, 0.5 compact; nothing a pointer aims at gets below 24 px (WCAG 2.2, 2.5.8).
  { name: 'density', light: '1', use: 'space between things, from 0.5 (compact) to 1.5' },
  { name: 'radius', light: '12px', use: 'cards' },
  { name: 'radius-row', light: '8px', use: 'rows and fields' },
  { name: 'font', light: 'inherit', use: 'family of all text; inherits from the host page' },
] as const satisfies readonly Token[];

export type TokenName = (typeof tokens)[number]['name'];

/** The value of a token for both schemes; `light-dark()` follows the `color-scheme` that the provider sets. */
export function valueOf(token: Token): string {
  return token.dark === undefined ? token.light : `light-dark(${token.light}, ${token.dark})`;
}
