/** What a check found: attention works and wants a look; failed does not work, or must not go into production. */
export interface Finding {
  readonly state: 'ok' | 'attention' | 'failed';
  /** What was looked at, and where it is not well what to do. */
  readonly line: string;
}

export const ok = (line: string): Finding => ({ state: 'ok', line });
export const attention = (line: string): Finding => ({ state: 'attention', line });
export const failed = (line: string): Finding => ({ state: 'failed', line });
