import type { Socket } from 'node:net';
import { FetchError } from './failure.ts';

/**
 * Ends a connection that brings more for one request than any answer has. Bodies and headers have limits of their own;
 * this one is for what is neither: a status line, extensions of chunks or frames of letters that never end, and would
 * otherwise come as fast as the network is until the time is over.
 */
export function limitWire(socket: Socket, maxBytes: () => number): void {
  const read = socket.read.bind(socket);
  let written = -1;
  let startedAt = 0;
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    // another request: what comes from now on is its answer
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten;
      startedAt = socket.bytesRead;
    }
    const bytes = socket.bytesRead - startedAt;
    if (bytes > maxBytes())
      socket.destroy(
        new FetchError('answer_too_large', `${bytes} bytes on the wire and no end of the answer`),
      );
    return chunk;
  };
}
