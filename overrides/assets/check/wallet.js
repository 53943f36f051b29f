// What people paste besides contacts: the address of a wallet, the hash of a transaction. By their form; whether one
// exists only its network knows.

const ADDRESS = new RegExp(
  `(?:^|[^A-Za-z0-9])(?:${[
    "0x[0-9a-fA-F]{40}", // Ethereum and its relatives
    "T[1-9A-HJ-NP-Za-km-z]{33}", // TRON
    "[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{25,87}", // Bitcoin
    "[LM][1-9A-HJ-NP-Za-km-z]{25,33}|ltc1[02-9ac-hj-np-z]{25,87}", // Litecoin
    "(?=[1-9A-HJ-NP-Za-km-z]*\\d)(?=[1-9A-HJ-NP-Za-km-z]*[A-Z])[Dr][1-9A-HJ-NP-Za-km-z]{24,34}", // Dogecoin, XRP
    "(?:addr1|cosmos1)[02-9ac-hj-np-z]{30,100}", // Cardano, Cosmos
    "(?:EQ|UQ)[\\w-]{46}", // TON
    "(?=[1-9A-HJ-NP-Za-km-z]*\\d)(?=[1-9A-HJ-NP-Za-km-z]*[A-Z])(?=[1-9A-HJ-NP-Za-km-z]*[a-z])[1-9A-HJ-NP-Za-km-z]{43,44}", // Solana
  ].join("|")})(?![A-Za-z0-9])`,
);
const HASH = /(?:^|[^A-Za-z0-9])(?:0x)?[0-9a-f]{64}(?![A-Za-z0-9])/i;

/** What of a wallet a text has. @returns {"address" | "hash" | null} a hash may as well be a private key */
export function walletPart(text) {
  const even = text.normalize("NFKC");
  if (HASH.test(even)) return "hash";
  return ADDRESS.test(even) ? "address" : null;
}
