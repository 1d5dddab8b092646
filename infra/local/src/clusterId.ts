/** A cluster id for Kafka of 16 random bytes: base64url, which is never taken for an option, since it begins with a letter. */
export function clusterIdOf(random: Buffer): string {
  const bytes = Buffer.from(random);
  bytes[0] = (bytes[0] ?? 0) & 0x3f; // of the 64 signs one of the first 16, A to P
  return bytes.toString('base64url');
}
