package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reviews what user operations (ERC-4337) cost, who pays, and which accounts they create. Their
/// calls are opened like those of any other function.
record OperationReviewer(InnerCalls calls, Findings findings, Surrounding surrounding) {
  /// Writes what they cost and who pays, and gives the calls that create accounts.
  List<Inner> review(List<Found> operations) {
    List<Inner> creations = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      String of = operations.size() == 1 ? "" : " of operation " + (i + 1);
      Optional<UserOperation> operation = UserOperation.of(operations.get(i).value());
      operation.ifPresentOrElse(
          one -> creations.addAll(review(one, of)), () -> findings.raise(EvmRisk.BLIND_DATA));
    }
    return creations;
  }

  private List<Inner> review(UserOperation operation, String of) {
    BigInteger prefund = operation.prefundWei();
    findings.amount("Maximum cost" + of, prefund, findings.context().network().currency());
    findings.fees().add(prefund);
    if (!operation.paymasterAndData().isEmpty()) {
      findings.raise(EvmRisk.PAYMASTER);
      operation
          .paymaster()
          .ifPresentOrElse(
              payer -> paymaster(payer, of), () -> findings.raise(EvmRisk.PAYMASTER_DATA));
    }
    return operation.initCode().isEmpty() ? List.of() : creation(operation, of);
  }

  private void paymaster(Paymaster payer, String of) {
    findings.address("Paymaster" + of, payer.address());
    findings.count("Gas for the paymaster" + of, payer.gas());
    if (!payer.data().isEmpty()) {
      findings.unknown("Data for the paymaster" + of, payer.data());
      findings.raise(EvmRisk.PAYMASTER_DATA);
    }
  }

  private List<Inner> creation(UserOperation operation, String of) {
    EvmAddress entryPoint = surrounding.to().orElse(surrounding.from());
    Optional<Call> creation = operation.creation(entryPoint);
    if (operation.hasCode()) {
      findings.text("Code of the account" + of, "what EIP-7702 gave it");
      if (creation.isEmpty()) {
        return List.of();
      }
    }
    findings.raise(EvmRisk.ACCOUNT_CREATION);
    if (creation.isEmpty()) {
      findings.raise(EvmRisk.BLIND_DATA);
    }
    return creation.stream().map(calls::call).toList();
  }
}
