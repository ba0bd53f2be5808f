// aws-sdk.mjs PORT REGION CREDENTIALS FILE: makes each call of FILE (one JSON object a line: service,
// command, input) through AWS's own SDK on the server at PORT of this machine, and prints what comes of
// it: the answer as JSON, or `error` and AWS's name for it. Members named in `binary` are Base64.
import { readFileSync } from "node:fs";
import { peer } from "./peer.mjs";

const [port, region, credentials, file] = process.argv.slice(2);
const { AccessKeyId, SecretAccessKey, Token } = JSON.parse(credentials);
const options = {
  region,
  endpoint: `https://localhost:${port}`,
  maxAttempts: 1,
  credentials: {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
  },
};
const kms = await peer("@aws-sdk/client-kms");
const secrets = await peer("@aws-sdk/client-secrets-manager");
const dynamo = await peer("@aws-sdk/client-dynamodb");
const services = {
  kms: [kms, new kms.KMSClient(options)],
  secrets: [secrets, new secrets.SecretsManagerClient(options)],
  dynamo: [dynamo, new dynamo.DynamoDBClient(options)],
};

function bytes(input, binary) {
  for (const path of binary ?? []) {
    const names = path.split(".");
    const last = names.pop();
    const holder = names.reduce((object, name) => object[name], input);
    holder[last] = Buffer.from(holder[last], "base64");
  }
  return input;
}

function plain(name, value) {
  if (name === "$metadata" || value === undefined) return undefined;
  if (value?.type === "Buffer") return Buffer.from(value.data).toString("base64");
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  const call = JSON.parse(line);
  const [module, client] = services[call.service];
  try {
    const answer = await client.send(
      new module[`${call.command}Command`](bytes(call.input, call.binary)),
    );
    console.log(JSON.stringify(answer, plain));
  } catch (error) {
    const reasons = error.CancellationReasons?.map((reason) => ` ${reason.Code}`).join("") ?? "";
    console.log(`error ${error.name}${reasons}`);
  }
}
