// The sums by which a text proves that it is a key, a phrase, a card or a document, and not a number like any other.

const ROUND = [];
const START = [];
for (let n = 2; ROUND.length < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (START.length < 8) START.push((Math.sqrt(n) % 1) * 2 ** 32 | 0);
  ROUND.push((Math.cbrt(n) % 1) * 2 ** 32 | 0);
}

const turn = (value, by) => (value >>> by) | (value << (32 - by));

/**
 * SHA-256, at once: that of the browser answers later, and only on secure pages.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array} 32 bytes
 */
export function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 8 >> 6) + 1) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = [...START];
  const words = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < 64; i++) {
      const [a, b] = [words[i - 15], words[i - 2]];
      words[i] = words[i - 16] + words[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    mix(state, words);
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((value, i) => out.setInt32(i * 4, value));
  return new Uint8Array(out.buffer);
}

/** One block of SHA-256. */
function mix(state, words) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + words[i] | 0;
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c)) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, d + first | 0, c, b, a, first + second | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = state[i] + value | 0));
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** @returns {Uint8Array | null} the bytes of a base58 text; null where it is none */
export function base58(text) {
  const bytes = [];
  for (const char of text) {
    let carry = BASE58.indexOf(char);
    if (carry < 0) return null;
    for (let i = 0; i < bytes.length; i++) {
      carry += bytes[i] * 58;
      bytes[i] = carry & 255;
      carry >>= 8;
    }
    for (; carry; carry >>= 8) bytes.push(carry & 255);
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Uint8Array.from([...new Array(zeros).fill(0), ...bytes.reverse()]);
}

/** Whether a base58 text ends with the checksum that Bitcoin's and TRON's forms have. */
export function checked58(text) {
  const bytes = base58(text);
  if (!bytes || bytes.length < 5) return false;
  const sum = sha256(sha256(bytes.slice(0, -4)));
  return bytes.slice(-4).every((byte, i) => byte === sum[i]);
}

/** Whether places in a BIP-39 list, 11 bits each, end with their checksum. */
export function checkedPhrase(places) {
  const bits = places.map((place) => place.toString(2).padStart(11, "0")).join("");
  const size = Math.floor(bits.length / 33) * 32;
  const bytes = Uint8Array.from({ length: size / 8 }, (_, i) => parseInt(bits.slice(i * 8, i * 8 + 8), 2));
  const sum = [...sha256(bytes)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return sum.startsWith(bits.slice(size));
}

/** CRC-32, with which Monero's phrases choose their last word. */
export function crc32(text) {
  let crc = -1;
  for (const char of text) {
    crc ^= char.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/** Whether digits end with the check digit of card numbers (Luhn). */
export function luhn(digits) {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are the number of a Chinese identity card: a date of birth, and the check character. */
export function chineseIdentity(number) {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(number[i]), 0);
  return "10X98765432"[sum % 11] === number[17].toUpperCase();
}
