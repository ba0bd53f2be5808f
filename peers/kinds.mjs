// kinds.mjs: one unsigned transaction of each type, 0 to 4, for anvil's chain with nonces 0 to 4, in
// hexadecimal digits. The blob of type 3 is all zero, so commitment and proof are the point at infinity.
import { peer } from "./peer.mjs";

const { Transaction, Wallet, parseEther, parseUnits, sha256 } = await peer("ethers");

const to = "0x000000000000000000000000000000000000dEaD";
const value = parseEther("1.5");
const common = { chainId: 31337n, to, value, gasLimit: 100_000n };
const fees = { maxFeePerGas: parseUnits("5", "gwei"), maxPriorityFeePerGas: parseUnits("1", "gwei") };
const gasPrice = parseUnits("5", "gwei");
const infinity = "0xc0" + "00".repeat(47);
const accessList = [{ address: to, storageKeys: ["0x" + "00".repeat(31) + "01"] }];
const delegate = await new Wallet("0x" + "17".repeat(32)).authorize({ address: to, nonce: 0, chainId: 31337n });

for (const one of [
  { type: 0, gasPrice },
  { type: 1, gasPrice, accessList },
  { type: 2, ...fees, accessList },
  {
    type: 3,
    ...fees,
    maxFeePerBlobGas: gasPrice,
    blobVersionedHashes: ["0x01" + sha256(infinity).slice(4)],
  },
  { type: 4, ...fees, authorizationList: [delegate] },
].map((kind, nonce) => Transaction.from({ ...common, ...kind, nonce }))) {
  console.log(one.unsignedSerialized);
}
