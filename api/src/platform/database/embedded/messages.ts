/** Where the embedded database listens: a unix socket, or a port of the loopback where there are none. */
export type EmbeddedAddress = { socket: string } | { port: number };

export interface EmbeddedWorkerData {
  folder: string;
  listen: EmbeddedAddress;
  /** A dumped data folder to start a fresh one from. */
  template?: string;
}

export type ToWorker = { type: 'close' } | { type: 'dump' };
export type FromWorker = { type: 'ready'; at: string } | { type: 'closed' } | { type: 'dumped'; bytes: ArrayBuffer };
