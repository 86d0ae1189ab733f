/** Where the embedded database listens: a unix socket, or a port of the loopback where there are none. */
export type EmbeddedAddress = { socket: string } | { port: number };

export interface EmbeddedWorkerData {
  folder: string;
  listen: EmbeddedAddress;
}
