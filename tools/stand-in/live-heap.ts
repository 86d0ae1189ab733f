import { createServer, type AddressInfo } from 'node:net';

/** A port for the inspector of a server that is measured: loopback only. */
export async function inspectorPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

interface Target {
  readonly webSocketDebuggerUrl: string;
}

/** What a process holds after it has thrown away its garbage (MB), asked over its inspector. */
export async function liveHeap(port: number): Promise<number> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
  if (target === undefined) throw new Error('The inspector of the server does not answer.');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The inspector refused the connection.')), { once: true });
  });
  let last = 0;
  const ask = (method: string): Promise<{ usedSize?: number }> => {
    const id = (last += 1);
    return new Promise((resolve) => {
      const hear = ({ data }: MessageEvent<string>): void => {
        const answer = JSON.parse(data) as { id?: number; result?: { usedSize?: number } };
        if (answer.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(answer.result ?? {});
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method }));
    });
  };
  await ask('HeapProfiler.enable');
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage');
  const { usedSize = 0 } = await ask('Runtime.getHeapUsage');
  await ask('HeapProfiler.disable');
  socket.close();
  return usedSize / 1024 ** 2;
}
