// keys.mjs COUNT: makes as many random seeds and prints, one JSON line each, their words, a passphrase,
// the keys that other people's code derives from them, and keystores that it writes.
import { randomBytes } from "node:crypto";
import { peer } from "./peer.mjs";

const { HDNodeWallet, Mnemonic, encryptKeystoreJsonSync } = await peer("ethers");
const HDKey = await peer("micro-key-producer/slip10.js");
const { deriveSeedTree, EIP2335Keystore } = await peer("micro-key-producer/bls.js");

const hex = (value) => Buffer.from(value).toString("hex");
const number = (limit) => randomBytes(4).readUInt32BE() % limit;
const text = () => ["", "plain words", "pâté ﬁne", "한국 ㍍ガ", "e\u0301\u0323"][number(5)];

for (let count = Number(process.argv[2]); count > 0; count--) {
  const passphrase = text();
  const mnemonic = Mnemonic.fromEntropy(randomBytes([16, 20, 24, 28, 32][number(5)]), passphrase);
  const seed = Buffer.from(mnemonic.computeSeed().slice(2), "hex");
  const evmPath = `m/44'/60'/${number(3)}'/0/${number(2 ** 31)}`;
  const solanaPath = `m/44'/501'/${number(2 ** 31)}'/0'`;
  const blsPath = `m/12381/3600/${number(1000)}/0/0`;
  const evm = HDNodeWallet.fromMnemonic(mnemonic, evmPath);
  const bls = deriveSeedTree(seed, blsPath);
  const password = text() || "x";
  console.log(
    JSON.stringify({
      words: mnemonic.phrase,
      passphrase,
      evmPath,
      evmKey: evm.privateKey.slice(2),
      xprv: HDNodeWallet.fromSeed(seed).extendedKey,
      solanaPath,
      solanaKey: hex(HDKey.fromMasterSeed(seed).derive(solanaPath).privateKey),
      blsPath,
      blsKey: hex(bls),
      password,
      web3: encryptKeystoreJsonSync({ address: evm.address, privateKey: evm.privateKey }, password.normalize("NFKC"), {
        scrypt: { N: 1024, r: 8, p: 1 },
      }),
      eip2335: JSON.stringify(new EIP2335Keystore(password, "pbkdf2").create(bls, blsPath, "a key")),
    }),
  );
}
