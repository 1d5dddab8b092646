const BLOCK = 512;

/** The plain files of a tar archive (POSIX ustar), in its order. */
export function* tarFiles(archive: Uint8Array): Generator<{ path: string; bytes: Uint8Array }> {
  const textAt = (start: number, length: number): string =>
    Buffer.from(archive.subarray(start, start + length))
      .toString('utf8')
      .replace(/\0.*$/s, '');
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const size = Number.parseInt(textAt(at + 124, 12), 8) || 0;
    const type = textAt(at + 156, 1);
    const start = at + BLOCK;
    const prefix = textAt(at + 345, 155);
    const path = `${prefix === '' ? '' : `${prefix}/`}${textAt(at, 100)}`;
    if (type === '0' || type === '') yield { path, bytes: archive.subarray(start, start + size) };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}
