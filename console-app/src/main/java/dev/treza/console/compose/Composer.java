package dev.treza.console.compose;

import dev.treza.console.link.node.EvmNode;
import dev.treza.console.link.node.Nonces;
import dev.treza.console.link.node.TrialCall;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.AccessListEntry;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fills in what a node knows: nonce, fees and gas. The result is an EIP-1559 transaction.
public final class Composer {
  /// What a plain payment uses (Yellow Paper, appendix G); it cannot use more.
  private static final BigInteger PLAIN = BigInteger.valueOf(21_000);

  private final EvmNode node;

  public Composer(EvmNode node) {
    this.node = node;
  }

  /// Refused: `NODE-*`, and `TX-*` if what came of it is no transaction.
  public Outcome<Composition> compose(Payment payment) throws InterruptedException {
    return Halt.waiting(() -> {
      BigInteger balance = Halt.need(node.balance(payment.from()));
      Optional<BigInteger> tokens = tokens(payment);
      Nonces nonces = Halt.need(node.nonces(payment.from()));
      GasFees fees = payment.level().of(Halt.need(node.fees()));
      BigInteger gas =
          payment.gasLimit().isPresent()
              ? payment.gasLimit().get()
              : Halt.need(gas(payment, tokens.orElse(balance)));
      List<Caution> cautions = new ArrayList<>();
      if (tokens.isPresent() && tokens.get().compareTo(payment.amount()) < 0) {
        cautions.add(Caution.TOKEN_BALANCE);
      }
      BigInteger nonce = payment.nonce().orElse(nonces.pending());
      caution(nonce, nonces).ifPresent(cautions::add);
      return finish(
          new Plan(
              payment.network(),
              payment.from(),
              payment.to(),
              payment.call(payment.amount()),
              List.of(),
              payment.denomination().text(payment.amount()),
              tokens.map(payment.denomination()::text),
              Optional.empty()),
          new Cost(nonce, nonces.pending(), gas, fees, balance),
          cautions);
    });
  }

  /// One that takes over the nonce of a transaction that waits. Refused: `CMP-MINED`, `CMP-KIND`,
  /// `NODE-*`.
  public Outcome<Composition> replace(Replacement replacement) throws InterruptedException {
    return Halt.waiting(() -> {
      Plan plan = Halt.need(replacement.plan());
      BigInteger balance = Halt.need(node.balance(plan.from()));
      Nonces nonces = Halt.need(node.nonces(plan.from()));
      BigInteger nonce = Halt.need(replacement.nonce(nonces));
      GasFees fees = replacement.fees(Halt.need(node.fees()));
      BigInteger gas = replacement.gasLimit(PLAIN);
      return finish(plan, new Cost(nonce, nonces.pending(), gas, fees, balance), new ArrayList<>());
    });
  }

  private Optional<BigInteger> tokens(Payment payment) throws Halt, InterruptedException {
    if (payment.token().isEmpty()) {
      return Optional.empty();
    }
    Token token = payment.token().get();
    return Optional.of(Halt.need(node.balance(payment.from(), token)));
  }

  /// A fifth more than the node estimates, because a contract may do more when its turn comes. If
  /// the wallet holds too little, what it holds is tried: the lack is warned of, not refused.
  Outcome<BigInteger> gas(Payment payment, BigInteger held) throws InterruptedException {
    boolean simple = payment.data().isEmpty();
    CallFields call = payment.call(simple ? payment.amount().min(held) : payment.amount());
    return node.gas(new TrialCall(payment.from(), call.to(), call.wei(), call.data()))
        .map(estimate ->
            estimate.equals(PLAIN) ? PLAIN : estimate.add(estimate.divide(BigInteger.valueOf(5))));
  }

  private static Optional<Caution> caution(BigInteger nonce, Nonces nonces) {
    if (nonce.compareTo(nonces.mined()) < 0) {
      return Optional.of(Caution.NONCE_USED);
    }
    if (nonce.compareTo(nonces.pending()) < 0) {
      return Optional.of(Caution.NONCE_WAITING);
    }
    return nonce.equals(nonces.pending()) ? Optional.empty() : Optional.of(Caution.NONCE_GAP);
  }

  private static Composition finish(Plan plan, Cost cost, List<Caution> cautions) throws Halt {
    BigInteger total = plan.call().wei().add(cost.feeWei());
    if (total.compareTo(cost.balance()) > 0) {
      cautions.addFirst(Caution.BALANCE);
    }
    Composition composed =
        new Composition(
            plan.network(),
            plan.from(),
            plan.recipient(),
            fields(plan, cost.nonce(), cost.gas(), cost.fees()),
            plan.sent(),
            cost.nonce(),
            cost.nextNonce(),
            cost.gas(),
            cost.fees(),
            cost.feeWei(),
            total,
            cost.balance(),
            plan.tokenBalance(),
            cautions,
            plan.replaces());
    Halt.need(composed.input().decode());
    return composed;
  }

  static JsonObject fields(Plan plan, BigInteger nonce, BigInteger gas, GasFees fees) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("to", plan.call().to().map(EvmAddress::checksummed).orElse(""))
            .text("value", plan.network().currency().whole(plan.call().wei()))
            .text("chainId", plan.network().id())
            .integer("nonce", nonce)
            .integer("gasLimit", gas)
            .integer("maxFeePerGas", fees.maxFeeWei())
            .integer("maxPriorityFeePerGas", fees.priorityWei());
    if (!plan.call().data().isEmpty()) {
      json.text("data", "0x" + plan.call().data().hex());
    }
    if (!plan.accessList().isEmpty()) {
      json.array("accessList", plan.accessList().stream().map(Composer::entry).toList());
    }
    return json.build();
  }

  private static JsonObject entry(AccessListEntry entry) {
    return JsonObject.builder()
        .text("address", entry.address().checksummed())
        .texts("storageKeys", entry.storageKeys().stream().map(key -> "0x" + key.hex()).toList())
        .build();
  }

  /// What is to be done.
  record Plan(
      Network network,
      EvmAddress from,
      Optional<EvmAddress> recipient,
      CallFields call,
      List<AccessListEntry> accessList,
      String sent,
      Optional<String> tokenBalance,
      Optional<Digest> replaces) {}

  private record Cost(
      BigInteger nonce, BigInteger nextNonce, BigInteger gas, GasFees fees, BigInteger balance) {
    BigInteger feeWei() {
      return gas.multiply(fees.maxFeeWei());
    }
  }
}
