// sigv4.mjs FILE: signs each request of FILE (one JSON object a line) as AWS's own SDK does, and prints
// the signatures.
import { readFileSync } from "node:fs";
import { peer } from "./peer.mjs";

const { SignatureV4 } = await peer("@smithy/signature-v4");
const { Sha256 } = await peer("@aws-crypto/sha256-js");

for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const request = JSON.parse(line);
  const signer = new SignatureV4({
    service: request.service,
    region: request.region,
    sha256: Sha256,
    applyChecksum: false,
    credentials: {
      accessKeyId: request.accessKeyId,
      secretAccessKey: request.secret,
      sessionToken: request.token,
    },
  });
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: "https:",
      hostname: request.headers.host,
      path: "/",
      query: {},
      headers: request.headers,
      body: request.body,
    },
    { signingDate: new Date(Number(request.millis)) },
  );
  console.log(signed.headers.authorization);
}
