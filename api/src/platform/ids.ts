import { v7 } from 'uuid';

/** A fresh UUIDv7: its time prefix keeps index pages hot. */
export function newId(): string {
  return v7();
}
