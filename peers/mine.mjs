// mine.mjs URL RAW…: has a development node at URL mine signed transactions, one after the other, after
// giving each sender something to spend. Prints one line each: sender, status, nonce, to, value, hash.
import { peer } from "./peer.mjs";

const { JsonRpcProvider, Transaction, toQuantity, parseEther } = await peer("ethers");

const [url, ...raws] = process.argv.slice(2);
const node = new JsonRpcProvider(url, undefined, { staticNetwork: true, pollingInterval: 50 });
for (const raw of raws) {
  const parsed = Transaction.from(raw);
  await node.send("anvil_setBalance", [parsed.from, toQuantity(parseEther("10"))]);
  if (parsed.type === 3) {
    // the blob itself is not signed: it travels beside
    const infinity = "0xc0" + "00".repeat(47);
    parsed.blobs = [{ data: "0x" + "00".repeat(131_072), commitment: infinity, proof: infinity }];
  }
  const sent = await node.broadcastTransaction(parsed.type === 3 ? parsed.serialized : raw);
  const receipt = await sent.wait(1, 20_000);
  const { from, nonce, to, value, hash } = parsed;
  console.log([from, receipt.status, nonce, to, value, hash].join(" "));
}
node.destroy();
