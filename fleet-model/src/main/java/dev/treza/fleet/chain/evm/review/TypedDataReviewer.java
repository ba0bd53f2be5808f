package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.call.ArgumentRole;
import dev.treza.fleet.chain.evm.call.CallTable;
import dev.treza.fleet.chain.evm.call.KnownCall;
import dev.treza.fleet.chain.evm.clearsign.BoundFormat;
import dev.treza.fleet.chain.evm.display.DisplayFormat;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import dev.treza.fleet.chain.evm.typed.Eip712Domain;
import dev.treza.fleet.chain.evm.typed.TypedData;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Reviews typed data (EIP-712).
record TypedDataReviewer(Findings findings) {
  String review(TypedData data) {
    findings.text("Network", findings.context().network().name());
    findings.text("Kind", "typed data, EIP-712");
    findings.address("Signer", findings.context().account());
    domain(data.domain());
    findings.foreignText("Type", data.primaryType());
    Scope scope = Scope.of(surrounding(data.domain()), data.message());
    Optional<KnownCall> known = CallTable.typedData().find(data.encodedType());
    findings.does(Operations.typedData(data.domain().verifyingContract()));
    TokenOperations.of(known.map(KnownCall::roles).orElse(List.of()), scope)
        .forEach(findings::does);
    Optional<BoundFormat> bound =
        findings.context().descriptors().find(data.domain(), data.encodedType());
    Optional<BoundFormat> fitting =
        bound.filter(format -> DisplayWriter.fits(format.display(), scope));
    if (bound.isPresent() && fitting.isEmpty()) {
      findings.raise(EvmRisk.DESCRIPTOR_UNFIT);
    }
    if (fitting.isEmpty() && known.isEmpty()) {
      findings.raise(EvmRisk.TYPED_DATA_UNKNOWN);
    } else if (fitting.isEmpty() && !isKnownContract(data.domain())) {
      findings.raise(EvmRisk.CONTRACT_UNKNOWN);
    }
    fitting.ifPresent(format -> findings.text("Described by", format.source()));
    Optional<DisplayFormat> display =
        fitting.map(BoundFormat::display).or(() -> known.map(KnownCall::display));
    String sentence = message(display, scope, known.map(KnownCall::roles).orElse(List.of()));
    String fees = findings.fees(BigInteger.ZERO);
    return display.isPresent() ? sentence + fees : "Sign typed data of an unknown application";
  }

  private String message(Optional<DisplayFormat> display, Scope scope, List<ArgumentRole> roles) {
    return new DataReviewer(new CallReviewer(), findings, 0)
        .review(display, scope, roles, scope, true);
  }

  private void domain(Eip712Domain domain) {
    domain.name().ifPresent(name -> findings.foreignText("Application", name));
    domain.version().ifPresent(version -> findings.foreignText("Version", version));
    domain
        .chainId()
        .ifPresentOrElse(
            id -> findings.text("Chain id", id.toString()),
            () -> {
              findings.text("Chain id", "none");
              findings.raise(EvmRisk.NO_CHAIN_ID);
            });
    domain
        .verifyingContract()
        .ifPresent(contract -> findings.address("Verifying contract", contract));
    domain.salt().ifPresent(salt -> findings.octets("Salt", salt));
  }

  private Surrounding surrounding(Eip712Domain domain) {
    return new Surrounding(
        findings.context().account(),
        domain.verifyingContract(),
        BigInteger.ZERO,
        domain.chainId().orElseGet(findings.context()::chainId));
  }

  private boolean isKnownContract(Eip712Domain domain) {
    return domain
        .verifyingContract()
        .filter(contract -> new KnownContracts(findings.context()).holds(contract))
        .isPresent();
  }
}
