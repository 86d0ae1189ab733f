import { msg, str } from '../internal/localize.ts';
import { claimLimits } from '@codeloom/contracts/limits';

export type ModifierEntry = { ok: true; modifiers: string[] } | { ok: false; message: string };

/** Reads `25, RT` as typed: commas or spaces between, any case. */
export function readModifiers(text: string): ModifierEntry {
  const parts = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = parts.find((part) => !/^[A-Z0-9]{2}$/.test(part));
  if (wrong !== undefined)
    return { ok: false, message: msg(str`A modifier has two letters or digits; “${wrong}” does not.`) };
  const modifiers = [...new Set(parts)];
  if (modifiers.length > claimLimits.modifiersPerLine) {
    return { ok: false, message: `A line holds ${claimLimits.modifiersPerLine} modifiers.` };
  }
  return { ok: true, modifiers };
}
