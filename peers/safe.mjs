// safe.mjs URL deploy OWNER            sets up a Safe of one owner with 5 ETH: prints it, then the MultiSend
// safe.mjs URL typed SAFE MULTISEND    the SafeTx document of a MultiSend that pays 1 and 2 ETH
// safe.mjs URL execute SAFE OWNER DOCUMENT SIGNATURE   the unsigned call of execTransaction for it
// safe.mjs URL balances                what the two recipients have, in wei
import { peer, file } from "./peer.mjs";

const ethers = await peer("ethers");
const { AbiCoder, Contract, ContractFactory, Interface, JsonRpcProvider, Transaction } = ethers;
const { parseEther, parseUnits, solidityPacked, toQuantity, ZeroAddress } = ethers;

const [url, task, ...given] = process.argv.slice(2);
const node = new JsonRpcProvider(url, undefined, { staticNetwork: true, pollingInterval: 50 });
const recipients = [
  ["0x1111111111111111111111111111111111111111", parseEther("1")],
  ["0x2222222222222222222222222222222222222222", parseEther("2")],
];

await { deploy, typed, execute, balances }[task](...given);
node.destroy();

function artifact(path) {
  return file(`@safe-global/safe-smart-account/build/artifacts/contracts/${path}.json`);
}

async function create(path, ...parameters) {
  const { abi, bytecode } = artifact(path);
  const contract = await new ContractFactory(abi, bytecode, await node.getSigner(0)).deploy(...parameters);
  return contract.waitForDeployment();
}

async function deploy(owner) {
  const singleton = await create("Safe.sol/Safe");
  const factory = await create("proxies/SafeProxyFactory.sol/SafeProxyFactory");
  const multiSend = await create("libraries/MultiSend.sol/MultiSend");
  const setup = singleton.interface.encodeFunctionData("setup", [
    [owner], 1, ZeroAddress, "0x", ZeroAddress, ZeroAddress, 0, ZeroAddress,
  ]);
  const made = [await singleton.getAddress(), setup, 7];
  const safe = await factory.createProxyWithNonce.staticCall(...made);
  await (await factory.createProxyWithNonce(...made)).wait();
  for (const account of [safe, owner]) {
    await node.send("anvil_setBalance", [account, toQuantity(parseEther("5"))]);
  }
  console.log(`${safe}\n${await multiSend.getAddress()}`);
}

function safeTx(multiSend) {
  const packed = recipients.map(([to, value]) =>
    solidityPacked(["uint8", "address", "uint256", "uint256", "bytes"], [0, to, value, 0, "0x"]).slice(2));
  const data = new Interface(["function multiSend(bytes)"]).encodeFunctionData("multiSend", ["0x" + packed.join("")]);
  return {
    to: multiSend, value: "0", data, operation: 1, safeTxGas: "0", baseGas: "0", gasPrice: "0",
    gasToken: ZeroAddress, refundReceiver: ZeroAddress, nonce: "0",
  };
}

async function typed(safe, multiSend) {
  const member = (pair) => ({ type: pair.split(" ")[0], name: pair.split(" ")[1] });
  console.log(JSON.stringify({
    types: {
      EIP712Domain: ["uint256 chainId", "address verifyingContract"].map(member),
      SafeTx: [
        "address to", "uint256 value", "bytes data", "uint8 operation", "uint256 safeTxGas", "uint256 baseGas",
        "uint256 gasPrice", "address gasToken", "address refundReceiver", "uint256 nonce",
      ].map(member),
    },
    primaryType: "SafeTx",
    domain: { chainId: "31337", verifyingContract: safe },
    message: { ...safeTx(multiSend), operation: "1" },
  }));
}

async function execute(safe, owner, document, signature) {
  const tx = JSON.parse(document).message;
  const { abi } = artifact("Safe.sol/Safe");
  const data = new Interface(abi).encodeFunctionData("execTransaction", [
    tx.to, tx.value, tx.data, tx.operation, tx.safeTxGas, tx.baseGas, tx.gasPrice, tx.gasToken,
    tx.refundReceiver, signature,
  ]);
  console.log(Transaction.from({
    type: 2, chainId: 31337n, nonce: await node.getTransactionCount(owner), to: safe, value: 0n, data,
    gasLimit: 500_000n, maxFeePerGas: parseUnits("5", "gwei"), maxPriorityFeePerGas: parseUnits("1", "gwei"),
  }).unsignedSerialized);
}

async function balances() {
  for (const [account] of recipients) {
    console.log(String(await node.getBalance(account)));
  }
}
