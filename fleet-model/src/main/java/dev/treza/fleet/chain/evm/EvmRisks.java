package dev.treza.fleet.chain.evm;

import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.RiskFlag;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds the risks of a transaction.
final class EvmRisks {
  private EvmRisks() {}

  /// The flags in the order of [EvmRisk], most serious first.
  static List<RiskFlag> of(EvmTransaction transaction, EvmEffect effect, Network network) {
    Set<EvmRisk> risks = EnumSet.noneOf(EvmRisk.class);
    if (transaction.boundChain().isEmpty()) {
      risks.add(EvmRisk.NO_CHAIN_ID);
    }
    risks.addAll(ofFee(transaction.maximumFeeWei(), network.highFee()));
    risks.addAll(ofEffect(effect));
    return risks.stream().map(EvmRisk::flag).toList();
  }

  private static Set<EvmRisk> ofFee(BigInteger fee, BigInteger high) {
    if (fee.compareTo(high.multiply(BigInteger.TEN)) > 0) {
      return Set.of(EvmRisk.FEE_EXTREME);
    }
    return fee.compareTo(high) > 0 ? Set.of(EvmRisk.FEE_HIGH) : Set.of();
  }

  private static Set<EvmRisk> ofEffect(EvmEffect effect) {
    return switch (effect) {
      case EvmEffect.Payment(EvmAddress recipient) -> ofRecipient(recipient);
      case EvmEffect.Creation _ -> Set.of(EvmRisk.CONTRACT_CREATION, EvmRisk.DATA_NOT_ANALYSED);
      case EvmEffect.TokenCall(EvmAddress token, Erc20Call call) ->
          union(Set.of(EvmRisk.TOKEN_UNKNOWN), ofRecipient(token), ofTokenCall(call));
      case EvmEffect.BlindCall(EvmAddress contract, var _) ->
          union(Set.of(EvmRisk.BLIND_DATA), ofRecipient(contract), Set.of());
    };
  }

  private static Set<EvmRisk> ofTokenCall(Erc20Call call) {
    return switch (call) {
      case Erc20Call.Transfer(EvmAddress recipient, var _) -> ofRecipient(recipient);
      case Erc20Call.Approve approval ->
          approval.isUnlimited() ? Set.of(EvmRisk.UNLIMITED_APPROVAL) : Set.of();
    };
  }

  private static Set<EvmRisk> ofRecipient(EvmAddress recipient) {
    return recipient.equals(EvmAddress.ZERO) ? Set.of(EvmRisk.ZERO_ADDRESS) : Set.of();
  }

  private static Set<EvmRisk> union(Set<EvmRisk> one, Set<EvmRisk> two, Set<EvmRisk> three) {
    Set<EvmRisk> union = EnumSet.copyOf(one);
    union.addAll(two);
    union.addAll(three);
    return union;
  }
}
