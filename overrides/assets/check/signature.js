// Whether a file is signed by a key: minisign's prehashed form, an Ed25519 signature (Web Crypto) over the BLAKE2b-512 of
// the file, and one over that signature and its comment. hooks/guard/policy/minisign.py makes and reads the same.

const IV = [
  0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n,
];
// RFC 7693, 2.7: the words that each round mixes, in hexadecimal.
const SIGMA = [
  "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8", "905724afe1bc683d",
  "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a", "6fe9b308c2d714a5", "a2847615fb9e3cd0",
].map((row) => [...row].map((digit) => parseInt(digit, 16)));
const ROUNDS = 12;
const BLOCK = 128; // bytes
// Which four words of the state each step of a round mixes: columns, then diagonals.
const MIXED = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]];
const word = (/** @type {bigint} */ value) => BigInt.asUintN(64, value);
const turned = (/** @type {bigint} */ value, /** @type {bigint} */ by) => word((value >> by) | (value << (64n - by)));
const mixed = (/** @type {bigint} */ one, /** @type {bigint} */ other, /** @type {bigint} */ by) => turned(one ^ other, by);

/** The BLAKE2b-512 of bytes. @param {Uint8Array} bytes */
export function blake2b(bytes) {
  const sum = [...IV];
  sum[0] ^= 0x01010040n; // no key, 64 bytes of sum
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
  const padded = new Uint8Array(blocks * BLOCK);
  padded.set(bytes);
  const view = new DataView(padded.buffer);
  for (let block = 0; block < blocks; block += 1) {
    const isLast = block === blocks - 1;
    const words = Array.from({ length: 16 }, (_, at) => view.getBigUint64(block * BLOCK + at * 8, true));
    compress(sum, words, BigInt(isLast ? bytes.length : (block + 1) * BLOCK), isLast);
  }
  const out = new DataView(new ArrayBuffer(64));
  sum.forEach((value, at) => out.setBigUint64(at * 8, value, true));
  return new Uint8Array(out.buffer);
}

function compress(sum, words, length, isLast) {
  const v = [...sum, ...IV];
  v[12] ^= length;
  if (isLast) v[14] ^= 0xffffffffffffffffn;
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = SIGMA[round % SIGMA.length];
    MIXED.forEach(([a, b, c, d], at) => {
      v[a] = word(v[a] + v[b] + words[order[2 * at]]);
      v[d] = mixed(v[d], v[a], 32n);
      v[c] = word(v[c] + v[d]);
      v[b] = mixed(v[b], v[c], 24n);
      v[a] = word(v[a] + v[b] + words[order[2 * at + 1]]);
      v[d] = mixed(v[d], v[a], 16n);
      v[c] = word(v[c] + v[d]);
      v[b] = mixed(v[b], v[c], 63n);
    });
  }
  for (let at = 0; at < 8; at += 1) sum[at] ^= v[at] ^ v[at + 8];
}

const decoded = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/**
 * Whether `signature`, the text of a .minisig file, signs `bytes` with the public key `key` (RW…).
 * @param {Uint8Array} bytes
 * @returns {Promise<boolean>} Rejects where this browser knows no Ed25519.
 */
export async function isSigned(bytes, signature, key) {
  const lines = signature.split("\n");
  const comment = lines[2]?.match(/^trusted comment: (.*)$/)?.[1];
  if (lines.length < 4 || comment === undefined) return false;
  const [open, first, whole] = [decoded(key), decoded(lines[1]), decoded(lines[3])];
  const isPrehashed = first[0] === 0x45 && first[1] === 0x44; // "ED"
  if (open.length !== 42 || first.length !== 74 || !isPrehashed || !same(first.slice(2, 10), open.slice(2, 10))) return false;
  const signed = first.slice(10);
  const checker = await crypto.subtle.importKey("raw", open.slice(10), "Ed25519", false, ["verify"]);
  const isOf = (proof, content) => crypto.subtle.verify("Ed25519", checker, proof, content);
  return (await isOf(signed, blake2b(bytes))) && isOf(whole, new Uint8Array([...signed, ...new TextEncoder().encode(comment)]));
}
