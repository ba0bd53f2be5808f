// verify-jws.mjs JWK JWS…: verifies compact JWS with one public key and prints each payload.
import { peer } from "./peer.mjs";

const { importJWK, compactVerify } = await peer("jose");

const [jwk, ...signed] = process.argv.slice(2);
const parsed = JSON.parse(jwk);
const key = await importJWK(parsed, { EC: "ES256", OKP: "EdDSA" }[parsed.kty]);
for (const jws of signed) {
  const { payload, protectedHeader } = await compactVerify(jws, key);
  console.log(`${protectedHeader.typ} ${new TextDecoder().decode(payload)}`);
}
