package dev.treza.console.link.node;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.web3j.protocol.core.methods.response.EthBlockNumber;
import org.web3j.protocol.core.methods.response.EthChainId;
import org.web3j.protocol.core.methods.response.EthEstimateGas;
import org.web3j.protocol.core.methods.response.EthFeeHistory;
import org.web3j.protocol.core.methods.response.EthGetBalance;
import org.web3j.protocol.core.methods.response.EthGetTransactionCount;
import org.web3j.protocol.core.methods.response.EthGetTransactionReceipt;
import org.web3j.protocol.core.methods.response.EthMaxPriorityFeePerGas;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/// A node asked with web3j's requests and answers. Numbers are read here and not by web3j, which
/// takes more for a number than a node may write.
final class Web3jNode implements EvmNode {
  private static final String LATEST = "latest";

  /// Blocks whose fees are looked at: two minutes of Ethereum.
  private static final String BLOCKS = "0xa";

  /// `balanceOf(address)` (ERC-20), and the zeros that fill an address to a word.
  private static final String BALANCE_OF = "0x70a08231" + "0".repeat(24);

  private final Questions questions;

  Web3jNode(Questions questions) {
    this.questions = questions;
  }

  Outcome<BigInteger> chainId() throws InterruptedException {
    return questions
        .ask("eth_chainId", List.of(), EthChainId.class)
        .then(answer -> NodeWords.quantity("the chain id", answer.getResult()));
  }

  @Override
  public Outcome<BigInteger> balance(EvmAddress account) throws InterruptedException {
    return questions
        .ask("eth_getBalance", List.of(account.checksummed(), LATEST), EthGetBalance.class)
        .then(answer -> NodeWords.quantity("the balance", answer.getResult()));
  }

  @Override
  public Outcome<BigInteger> balance(EvmAddress account, Token token) throws InterruptedException {
    Map<String, String> call =
        Map.of("to", token.address().checksummed(), "data", BALANCE_OF + account.value().hex());
    return questions
        .ask("eth_call", List.of(call, LATEST), CallResult.class)
        .then(answer -> NodeWords.word("the balance of " + token.symbol(), answer.getResult()))
        .map(word -> new BigInteger(1, word.toArray()));
  }

  @Override
  public Outcome<Nonces> nonces(EvmAddress account) throws InterruptedException {
    Outcome<BigInteger> mined = nonce(account, LATEST);
    Outcome<BigInteger> pending = nonce(account, "pending");
    return mined.then(lowest -> pending.then(next -> nonces(lowest, next)));
  }

  private static Outcome<Nonces> nonces(BigInteger mined, BigInteger pending) {
    return mined.compareTo(pending) <= 0
        ? Outcome.accepted(new Nonces(mined, pending))
        : Outcome.refused(
            NodeRefusal.ANSWER, "nonce " + pending + " is next, though " + mined + " are used");
  }

  private Outcome<BigInteger> nonce(EvmAddress account, String block) throws InterruptedException {
    return questions
        .ask(
            "eth_getTransactionCount",
            List.of(account.checksummed(), block),
            EthGetTransactionCount.class)
        .then(answer -> NodeWords.quantity("the nonce", answer.getResult()));
  }

  @Override
  public Outcome<RecentFees> fees() throws InterruptedException {
    Outcome<BigInteger> suggested =
        questions
            .ask("eth_maxPriorityFeePerGas", List.of(), EthMaxPriorityFeePerGas.class)
            .then(answer -> NodeWords.quantity("the priority fee", answer.getResult()));
    Outcome<EthFeeHistory> history =
        questions.ask(
            "eth_feeHistory", List.of(BLOCKS, LATEST, RecentFees.PERCENTILES), EthFeeHistory.class);
    return suggested.then(otherwise -> history.then(answer -> fees(answer, otherwise)));
  }

  private static Outcome<RecentFees> fees(EthFeeHistory answer, BigInteger otherwise) {
    return Optional.ofNullable(answer.getResult())
        .map(history ->
            NodeWords.quantities("a base fee", history.getBaseFeePerGasRaw())
                .then(bases ->
                    rewards(history.getRewardRaw())
                        .then(rewards -> RecentFees.of(bases, rewards, otherwise))))
        .orElseGet(() -> Outcome.refused(NodeRefusal.ANSWER, "there is no fee history"));
  }

  private static Outcome<List<List<BigInteger>>> rewards(List<List<String>> blocks) {
    List<List<BigInteger>> read = new ArrayList<>();
    for (List<String> block : Optional.ofNullable(blocks).orElse(List.of())) {
      switch (NodeWords.quantities("a priority fee", block)) {
        case Outcome.Accepted<List<BigInteger>>(List<BigInteger> fees) -> read.add(fees);
        case Outcome.Refused<List<BigInteger>>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(read);
  }

  @Override
  public Outcome<BigInteger> gas(TrialCall call) throws InterruptedException {
    Map<String, String> fields = new TreeMap<>();
    fields.put("from", call.from().checksummed());
    fields.put("value", "0x" + call.wei().toString(16));
    call.to().ifPresent(to -> fields.put("to", to.checksummed()));
    if (!call.data().isEmpty()) {
      fields.put("data", "0x" + call.data().hex());
    }
    return questions
        .ask("eth_estimateGas", List.of(fields), EthEstimateGas.class)
        .then(answer -> NodeWords.quantity("the estimated gas", answer.getResult()));
  }

  @Override
  public Outcome<Bytes> broadcast(Bytes raw, Bytes hash) throws InterruptedException {
    Outcome<Bytes> answered =
        questions
            .ask("eth_sendRawTransaction", List.of("0x" + raw.hex()), EthSendTransaction.class)
            .then(answer -> NodeWords.word("the transaction hash", answer.getResult()))
            .then(word -> theSame(word, hash));
    if (answered instanceof Outcome.Refused<Bytes>(Refusal refusal)
        && refusal.id() == NodeRefusal.REJECTED
        && knows(hash) instanceof Outcome.Accepted<Boolean>(Boolean known)
        && known) {
      return Outcome.accepted(hash); // it was sent before
    }
    return answered;
  }

  private static Outcome<Bytes> theSame(Bytes word, Bytes hash) {
    return word.equals(hash)
        ? Outcome.accepted(hash)
        : Outcome.refused(NodeRefusal.ANSWER, "it speaks of another transaction: 0x" + word.hex());
  }

  @Override
  public Outcome<Optional<Inclusion>> inclusion(Bytes hash) throws InterruptedException {
    return questions
        .ask(
            "eth_getTransactionReceipt", List.of("0x" + hash.hex()), EthGetTransactionReceipt.class)
        .then(answer ->
            Optional.ofNullable(answer.getResult())
                .map(receipt -> inclusion(receipt, hash).map(Optional::of))
                .orElseGet(() -> Outcome.accepted(Optional.empty())));
  }

  private static Outcome<Inclusion> inclusion(TransactionReceipt receipt, Bytes hash) {
    return NodeWords.word("the transaction hash", receipt.getTransactionHash())
        .then(word -> theSame(word, hash))
        .then(_ -> NodeWords.quantity("the block", receipt.getBlockNumberRaw()))
        .then(block ->
            NodeWords.quantity("the status", receipt.getStatus())
                .then(status -> inclusion(block, status)));
  }

  /// EIP-658: 1 is success, 0 failure.
  private static Outcome<Inclusion> inclusion(BigInteger block, BigInteger status) {
    return status.bitLength() <= 1
        ? Outcome.accepted(new Inclusion(block, status.signum() > 0))
        : Outcome.refused(NodeRefusal.ANSWER, "the status is " + status);
  }

  @Override
  public Outcome<Boolean> knows(Bytes hash) throws InterruptedException {
    return questions
        .ask("eth_getTransactionByHash", List.of("0x" + hash.hex()), Presence.class)
        .then(answer ->
            Optional.ofNullable(answer.getResult())
                .map(fields -> fields.get("hash") instanceof String text ? text : "")
                .map(text ->
                    NodeWords.word("the transaction hash", text)
                        .then(word -> theSame(word, hash))
                        .map(_ -> true))
                .orElseGet(() -> Outcome.accepted(false)));
  }

  @Override
  public Outcome<BigInteger> height() throws InterruptedException {
    return questions
        .ask("eth_blockNumber", List.of(), EthBlockNumber.class)
        .then(answer -> NodeWords.quantity("the block number", answer.getResult()));
  }

  @Override
  public void close() {
    questions.close();
  }
}
