import { connect } from 'node:net';

const TIMEOUT_MS = 2_000;

/** Sends bytes to a loopback port and resolves with the answer once it has at least `minBytes`. */
export const askSocket = (port: number, request: Buffer | string, minBytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`no answer on port ${port}`)));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`port ${port} closed before it answered`)));
    socket.on('data', (bytes) => {
      answer = Buffer.concat([answer, bytes]);
      if (answer.length < minBytes) return;
      resolve(answer);
      socket.destroy();
    });
  });
