// Keys and numbers that are secret in themselves, by their form and, where they have one, their checksum.

import { base58, checked58, chineseIdentity, luhn } from "./checksums.js";

const HEX = /(?:^|[^0-9a-f])(0x)?([0-9a-f]{64})(?![0-9a-f])/i;
// 32 bytes in groups of two to sixteen digits: no hash of a transaction is written so.
const GROUPED = /(?:^|[^0-9a-z])(?:[0-9a-f]{2,16}[ :_-]+){3,31}[0-9a-f]{2,16}(?![0-9a-z])/gi;
const WIF = /(?:^|[^1-9A-Za-z])([5KLc9][1-9A-HJ-NP-Za-km-z]{50,51})(?![1-9A-Za-z])/;
// A key of so many signs of Base58 has a figure among them; the words of a recovery phrase without spaces have none.
const EXTENDED = /[xyztuv]prv(?=[a-z]*[1-9])[1-9A-HJ-NP-Za-km-z]{70,}/i;
const SOLANA = /(?:^|[^1-9A-Za-z])(?=[A-Za-z]*[1-9])([1-9A-HJ-NP-Za-km-z]{85,90})(?![1-9A-Za-z])/;
const MINI = /(?:^|[^1-9A-Za-z])S[1-9A-HJ-NP-Za-km-z]{29}(?![1-9A-Za-z])/; // Bitcoin's short form
const BYTES = /(?:\b\d{1,3}\s*[,;\s]\s*){31,63}\d{1,3}\b/g;
const KEYSTORE = /"ciphertext"\s*:/;
const SAID_KEY = /priv(?:ate)?[ _-]*key|secret[ _-]*key|私钥|私鑰|密钥|金鑰/i;
const SAID_HASH = /hash|txid|tx\b|transaction|哈希|哈希值|雜湊|交易|编号|編號/i;

/**
 * A private key.
 * @returns {{kind: string, sure: boolean} | null} kind "key"; or "hash", for what may as well be the hash of a transaction
 */
export function findKey(text) {
  if (EXTENDED.test(text) || KEYSTORE.test(text)) return { kind: "key", sure: true };
  const wif = WIF.exec(text);
  if (wif && checked58(wif[1])) return { kind: "key", sure: true };
  const long = SOLANA.exec(text);
  if (long && base58(long[1])?.length === 64) return { kind: "key", sure: true };
  if (isByteArray(text) || isGrouped(text)) return { kind: "key", sure: true };
  const hex = HEX.exec(text);
  if (!hex) return MINI.test(text) && SAID_KEY.test(text) ? { kind: "key", sure: true } : null;
  if (SAID_KEY.test(text)) return { kind: "key", sure: true };
  // With 0x in front it is how hashes are shown; a bare one may be either.
  return hex[1] || SAID_HASH.test(text) ? null : { kind: "hash", sure: false };
}

/** Whether a text has what may be a private key, though it is said to be the hash of a transaction. */
export const mayBeKey = (text) => HEX.test(text.normalize("NFKC"));

/** 32 or 64 numbers from 0 to 255, as Solana's programs write a key. */
function isByteArray(text) {
  return [...text.matchAll(BYTES)].some(([found]) => {
    const numbers = found.split(/[\s,;]+/).map(Number);
    return (numbers.length === 32 || numbers.length === 64) && numbers.every((number) => number < 256);
  });
}

function isGrouped(text) {
  return [...text.matchAll(GROUPED)].some(([found]) => {
    const groups = found.trim().split(/[ :_-]+/);
    const even = new Set(groups.slice(0, -1).map((group) => group.length)).size === 1;
    return even && groups.join("").replace(/^0x/i, "").replace(/[^0-9a-f]/gi, "").length === 64;
  });
}

const CARD = /(?:^|[^\dA-Za-z])(\d(?:[ -]?\d){12,18})(?![\dA-Za-z])/g;
const GROUPS_OF_CARD = /^(?:\d{4}[ -]){3}\d{1,7}$|^\d{4}[ -]\d{6}[ -]\d{5}$/;
// As the large card schemes number theirs, and how long.
const CARD_FORM = /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|35\d{14}|6[025]\d{14,17})$/;
const SAID_NUMBER = /\b(?:order|ticket|case|invoice|ref|uid)\b|订单|訂單|单号|單號|工单|工單|编号|編號|流水/i;

/** The number of a payment card: grouped as on the card, or not said to be another number. */
export function findCard(text) {
  const found = [...text.matchAll(CARD)].some(([, number]) => {
    const digits = number.replace(/[ -]/g, "");
    if (!CARD_FORM.test(digits) || !luhn(digits)) return false;
    return GROUPS_OF_CARD.test(number) || !SAID_NUMBER.test(text);
  });
  return found ? { kind: "card", sure: true } : null;
}

const CHINESE_ID = /(?:^|[^\dA-Za-z])(\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx])(?![\dA-Za-z])/g;
const HONG_KONG_ID = /(?:^|[^\dA-Za-z])[A-Z]{1,2}\d{6}[(（][\dA][)）]/;
const TAIWAN_ID = /(?:^|[^\dA-Za-z])[A-Z][12]\d{8}(?!\d)/;
const SOCIAL_SECURITY = /(?:^|[^\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/;
const SAID_IDENTITY = /身份证|身分證|身份證|identity|id card|id number|passport/i;

/** The number of an identity document. */
export function findIdentity(text) {
  const chinese = [...text.matchAll(CHINESE_ID)].some(([, number]) => chineseIdentity(number.replace(/[ -]/g, "")));
  const other = HONG_KONG_ID.test(text) || SOCIAL_SECURITY.test(text) || (TAIWAN_ID.test(text) && SAID_IDENTITY.test(text));
  return chinese || other ? { kind: "identity", sure: chinese } : null;
}

const SETUP = /otpauth(?:-migration)?:\/\//i;
const BASE32 = /(?:^|[^A-Za-z0-9])([A-Z2-7]{16}|[A-Z2-7]{24}|[A-Z2-7]{26}|[A-Z2-7]{32}|[A-Z2-7]{52})(?![A-Za-z0-9])/;
const BASE32_GROUPS = /(?:^|[^A-Za-z0-9])((?:[A-Z2-7]{4} ){3,12}[A-Z2-7]{2,4}|(?:[a-z2-7]{4} ){3,12}[a-z2-7]{2,4})(?![A-Za-z0-9])/;

// A number of a sentence: "with more than 5k in".
const QUANTITY = /(^| )[2-7]+[km]?(?= |$)/gi;

/** What makes the codes of two-factor authentication: the address in its picture, or the secret in it. */
export function findTwoFactor(text) {
  if (SETUP.test(text)) return { kind: "two-factor", sure: true };
  const [, secret] = BASE32.exec(text) ?? BASE32_GROUPS.exec(text) ?? [];
  // A word or a number alone is none: a secret has letters and figures.
  return secret && /[2-7]/.test(secret.replace(QUANTITY, "$1")) && /[a-z]/i.test(secret) && !SAID_NUMBER.test(text) ? { kind: "two-factor", sure: false } : null;
}
