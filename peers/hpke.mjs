// hpke.mjs COMMAND…: HPKE base mode with X25519, HKDF-SHA256 and ChaCha20-Poly1305. Each command is
// `seal:PUBLIC_KEY:INFO:AAD:PLAINTEXT` or `open:SECRET_KEY:INFO:AAD:SEALED`, all in hexadecimal; sealed
// is enc followed by the ciphertext. Prints one line each.
import { peer } from "./peer.mjs";

const { CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } = await peer("@hpke/core");
const { Chacha20Poly1305 } = await peer("@hpke/chacha20poly1305");

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305(),
});
const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex")).buffer;

for (const command of process.argv.slice(2)) {
  const [verb, key, info, aad, content] = command.split(":");
  if (verb === "seal") {
    const recipientPublicKey = await suite.kem.deserializePublicKey(bytes(key));
    const { enc, ct } = await suite.seal({ recipientPublicKey, info: bytes(info) }, bytes(content), bytes(aad));
    console.log(Buffer.from(enc).toString("hex") + Buffer.from(ct).toString("hex"));
  } else {
    const recipientKey = await suite.kem.deserializePrivateKey(bytes(key));
    const sealed = bytes(content);
    const recipient = { recipientKey, enc: sealed.slice(0, 32), info: bytes(info) };
    console.log(Buffer.from(await suite.open(recipient, sealed.slice(32), bytes(aad))).toString("hex"));
  }
}
