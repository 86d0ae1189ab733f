import type { AuditExport } from '@codeloom/contracts';

/** Hands a file to the browser's own download. Its address lives in memory and is taken back at once. */
export function saveFile({ fileName, mediaType, content }: AuditExport): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
