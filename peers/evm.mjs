// evm.mjs PEER FILE: what ethers or viem reads in signed transactions, messages and typed data. FILE
// holds a JSON array of {transaction: hex}, {message: hex, signature} and {typedData, signature}.
// Prints one line each: the hash, the hash that was signed, the signer, and what it writes again: the
// transaction, the message, or (ethers) the encoded type.
import { readFileSync } from "node:fs";
import { peer } from "./peer.mjs";

const [name, file] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(file, "utf8"));
const reader = { ethers, viem }[name];
if (!reader) {
  throw new Error(`no peer: ${name}`);
}
const read = await reader();
for (const one of cases) {
  console.log((await read(one)).join(" "));
}

async function ethers() {
  const { Transaction, TypedDataEncoder, hashMessage, verifyMessage, verifyTypedData } =
    await peer("ethers");
  return ({ transaction, message, typedData, signature }) => {
    if (transaction) {
      const parsed = Transaction.from(transaction);
      return [parsed.hash, parsed.unsignedHash, parsed.from, parsed.serialized];
    }
    if (message) {
      const bytes = Buffer.from(message.slice(2), "hex");
      const hash = hashMessage(bytes);
      return [hash, hash, verifyMessage(bytes, signature), message];
    }
    const { EIP712Domain, ...types } = typedData.types;
    const { domain } = typedData;
    const hash = TypedDataEncoder.hash(domain, types, typedData.message);
    const signer = verifyTypedData(domain, types, typedData.message, signature);
    return [hash, hash, signer, TypedDataEncoder.from(types).encodeType(typedData.primaryType)];
  };
}

async function viem() {
  const v = await peer("viem");
  return async ({ transaction, message, typedData, signature }) => {
    if (transaction) {
      const parsed = v.parseTransaction(transaction);
      const { r, s, v: recovery, yParity, ...unsigned } = parsed;
      const unsignedBytes = v.serializeTransaction(unsigned);
      return [
        v.keccak256(transaction),
        v.keccak256(unsignedBytes),
        await v.recoverTransactionAddress({ serializedTransaction: transaction }),
        v.serializeTransaction(unsigned, { r, s, v: recovery, yParity }),
      ];
    }
    if (message) {
      const raw = { raw: message };
      const hash = v.hashMessage(raw);
      return [hash, hash, await v.recoverMessageAddress({ message: raw, signature }), message];
    }
    const { types, primaryType } = typedData;
    const given = {
      types,
      primaryType,
      domain: whole(types, "EIP712Domain", typedData.domain),
      message: whole(types, primaryType, typedData.message),
    };
    const hash = v.hashTypedData(given);
    const signer = await v.recoverTypedDataAddress({ ...given, signature });
    return [hash, hash, signer, ""];
  };
}

// viem wants integers as such
function whole(types, type, value) {
  if (type.endsWith("]")) {
    const item = type.slice(0, type.lastIndexOf("["));
    return value.map((one) => whole(types, item, one));
  }
  if (types[type]) {
    return Object.fromEntries(
      types[type].map((member) => [member.name, whole(types, member.type, value[member.name])]),
    );
  }
  return /^u?int/.test(type) ? BigInt(value) : value;
}
